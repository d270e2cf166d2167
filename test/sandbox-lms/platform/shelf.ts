import type { Platform, ToolRegistration } from './tool.ts';

/** A tool that registered itself: pending until an administrator lets it in, then it is the LMS's one tool. */
type Registered = {
  clientId: string;
  deploymentId: string;
  tool: ToolRegistration;
  state: 'pending' | 'active';
};

export type Shelf = {
  /** The tool of the pages: the one let in last, else the one the LMS was started with. */
  tool(): ToolRegistration | undefined;
  all(): readonly Registered[];
  add(one: Omit<Registered, 'state'>): void;
  /** False where nothing of that client waits. */
  activate(clientId: string): boolean;
  clear(): void;
};

/** The platform's ids are those of its tool, so they change with it. */
export function createShelf(platform: Platform, given: () => ToolRegistration | undefined): Shelf {
  const first = { clientId: platform.clientId, deploymentId: platform.deploymentId };
  const registered: Registered[] = [];
  return {
    tool: () => registered.findLast(({ state }) => state === 'active')?.tool ?? given(),
    all: () => registered,
    add: (one) => {
      registered.push({ ...one, state: 'pending' });
    },
    activate: (clientId) => {
      const found = registered.find((each) => each.clientId === clientId);
      if (!found) return false;
      found.state = 'active';
      platform.clientId = found.clientId;
      platform.deploymentId = found.deploymentId;
      return true;
    },
    clear: () => {
      registered.length = 0;
      Object.assign(platform, first);
    },
  };
}
