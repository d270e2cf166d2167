import * as v from 'valibot';
import { type PageContext, PageContextSchema } from '../../shared/protocol/page.ts';
import { saved } from './saved.ts';
import type { Place, Tickets } from './tickets.ts';

/** What the top page of each tab said of itself, by tab id. It outlives an idle worker. */
const PageSchema = v.object({ document: v.string(), context: PageContextSchema });
export type TabPage = { document: string; context: PageContext };
export const pages = saved<Record<string, TabPage>>(
  'session',
  'pages',
  v.record(v.string(), PageSchema),
  {},
);

export const contextOf = async (tab: number): Promise<PageContext | null> =>
  (await pages.get())[tab]?.context ?? null;

const PlaceSchema = v.object({ tab: v.number(), document: v.string() });
export const tickets = saved<Tickets>(
  'session',
  'tickets',
  v.record(v.string(), v.object({ ...PlaceSchema.entries, until: v.number() })),
  {},
);
/** Panels that showed a ticket, by the key their welcome gave: they come back with it after an idle worker. */
export const panelKeys = saved<Record<string, Place>>(
  'session',
  'panels',
  v.record(v.string(), PlaceSchema),
  {},
);

/** Tabs that hold a panel of their own: the LMS tab each is about, and what it was opened for. */
const DetachedSchema = v.object({
  of: v.number(),
  goal: v.nullable(v.string()),
  prompts: v.optional(v.boolean(), false),
  plan: v.optional(v.boolean(), false),
});
export const detached = saved<Record<string, v.InferOutput<typeof DetachedSchema>>>(
  'session',
  'detached',
  v.record(v.string(), DetachedSchema),
  {},
);

/** Open or closed, remembered for each kind of page. */
export const openness = saved<Partial<Record<string, boolean>>>(
  'local',
  'openness',
  v.record(v.string(), v.boolean()),
  {},
);
/** LMS origins where the person wants to see nothing of us. */
export const hiddenOrigins = saved<string[]>('local', 'hidden', v.array(v.string()), []);

const kept = <T extends Place>(
  all: Readonly<Record<string, T>>,
  keeps: (place: Place) => boolean,
): Record<string, T> => Object.fromEntries(Object.entries(all).filter(([, place]) => keeps(place)));

/** What the tab's page said; its panel keeps its key. */
export async function forgetPage(tab: number): Promise<void> {
  await pages.change((all) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => key !== String(tab))),
  );
}

async function keepPanels(keeps: (place: Place) => boolean): Promise<void> {
  await tickets.change((all) => kept(all, keeps));
  await panelKeys.change((all) => kept(all, keeps));
}

/** The tab was closed, or shows nothing of ours. */
export async function forgetTab(tab: number): Promise<void> {
  await forgetPage(tab);
  await keepPanels((place) => place.tab !== tab);
}

/**
 * The tab shows this document now. What stands in it keeps its tickets and keys: a page speaks several times while it
 * loads, and a later word must not take what an earlier one was given.
 */
export const forgetOtherDocuments = (tab: number, document: string): Promise<void> =>
  keepPanels((place) => place.tab !== tab || place.document === document);
