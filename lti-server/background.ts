import type { Log } from './log.ts';

/** Work that goes on after its answer was sent. Its errors are logged, and a shutdown waits for it. */
export type Background = {
  run(name: string, work: () => Promise<void>): void;
  settled(): Promise<void>;
};

export function createBackground(log: Log): Background {
  const jobs = new Set<Promise<void>>();
  return {
    run(name, work) {
      const job: Promise<void> = work()
        .catch((error: unknown) => log.error({ err: error, job: name }, 'background work failed'))
        .finally(() => jobs.delete(job));
      jobs.add(job);
    },
    async settled() {
      while (jobs.size > 0) await Promise.all(jobs);
    },
  };
}
