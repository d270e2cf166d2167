import * as v from 'valibot';
import { saved } from './saved.ts';

/** What the person wants to have on the screen. Until the browser is closed: nobody looks for it the next day. */
const Wish = v.object({ hidden: v.boolean(), presenting: v.boolean() });
const wish = saved<v.InferOutput<typeof Wish>>('session', 'wish', Wish, {
  hidden: false,
  presenting: false,
});

/** Everything of ours, on every page. */
export const isAllHidden = async (): Promise<boolean> => (await wish.get()).hidden;
/** Somebody is watching this screen: learners' names are masked. */
export const isPresenting = async (): Promise<boolean> => (await wish.get()).presenting;

export const hideAll = async (hidden: boolean): Promise<void> => {
  await wish.change((now) => ({ ...now, hidden }));
};
export const present = async (presenting: boolean): Promise<void> => {
  await wish.change((now) => ({ ...now, presenting }));
};
