import { type CanvasFlavour, startCanvas } from './canvas/main.ts';
import { type MoodleFlavour, startMoodle } from './moodle/main.ts';
import type { ToolRegistration } from './platform/tool.ts';

export type { Flavour } from './flavour.ts';
export type { Platform, ToolRegistration } from './platform/tool.ts';
export type { Assignment, Course } from './school/courses.ts';
export type { Person, PersonKey } from './school/people.ts';

export type SandboxOptions = {
  canvas?: { host?: string; port?: number };
  /** `path`: where Moodle lives on its site, such as `/moodle`. */
  moodle?: { host?: string; port?: number; path?: string };
  /** May come later through `setTool`; until then the tool's pages say that it is not set up. */
  tool?: ToolRegistration;
};

export type Sandbox = {
  canvas: CanvasFlavour;
  moodle: MoodleFlavour;
  setTool(tool: ToolRegistration): void;
  close(): Promise<void>;
};

/**
 * Starts a school with both LMSs: Canvas-like on 127.0.0.1, its files on 127.0.0.3, Moodle-like on 127.0.0.2, so that a
 * browser sees three sites (it ignores ports there). Ports are free ones unless given. Everything is in memory.
 * Rejects with the socket's error (`EADDRINUSE`) when a given port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  let registration = options.tool;
  const tool = () => registration;
  const canvas = await startCanvas({
    host: options.canvas?.host ?? '127.0.0.1',
    port: options.canvas?.port ?? 0,
    tool,
  });
  const moodle = await startMoodle({
    host: options.moodle?.host ?? '127.0.0.2',
    port: options.moodle?.port ?? 0,
    path: options.moodle?.path ?? '',
    tool,
  }).catch(async (error: unknown) => {
    await canvas.close();
    throw error;
  });
  return {
    canvas,
    moodle,
    setTool: (next) => {
      registration = next;
    },
    close: async () => {
      await Promise.all([canvas.close(), moodle.close()]);
    },
  };
}
