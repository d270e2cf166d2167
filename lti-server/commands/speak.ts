import type { Config } from '../config.ts';

/** Said before a command: typed without the server's environment, it would speak for another database. */
export function sayWhere({ publicUrl, database }: Pick<Config, 'publicUrl' | 'database'>): void {
  const where =
    database.kind === 'folder'
      ? `the embedded database in ${database.folder}`
      : 'the database of DATABASE_URL';
  process.stderr.write(`Waymark at ${publicUrl}, with ${where}.\n`);
}

/** Runs a command on the words after its name: its answer, or its error in one sentence and an exit that says so. */
export function speak(run: (words: string[]) => Promise<string>): void {
  run(process.argv.slice(2)).then(
    (answer) => process.stdout.write(`${answer}\n`),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
