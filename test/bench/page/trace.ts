import * as v from 'valibot';

/** What tells tasks, scripts and marks; no more, for it is not free. */
export const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'v8',
  'v8.execute',
  'blink.user_timing',
];
/** Set by the page itself: it is there, and its learner's work has been drawn. */
export const BEGUN = 'the page has begun';
export const DRAWN = 'the work has been drawn';

const EventSchema = v.object({
  name: v.string(),
  ph: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.number(),
  dur: v.optional(v.number(), 0),
  /** The processor's time, µs: what other processes took meanwhile is not in it. */
  tdur: v.optional(v.number(), 0),
  args: v.optional(v.record(v.string(), v.unknown()), {}),
});
const TraceSchema = v.object({ traceEvents: v.array(EventSchema) });
type Event = v.InferOutput<typeof EventSchema>;

/** As DevTools sorts its summary: script, with compiling, microtasks, collecting garbage and copying messages. */
const SCRIPT =
  /^(v8\.|V8\.|EvaluateScript|FunctionCall|RunMicrotasks|MinorGC|MajorGC|TimerFire|EventDispatch|FireAnimationFrame|SerializedScriptValue)/;
const isTask = ({ name }: Event): boolean => name === 'ThreadControllerImpl::RunTask';

/** ms of the main thread: of all tasks, of script in them, and of the longest task that is not the page's own. */
export type MainThread = { tasks: number; script: number; longest: number };

/** Time of each event without what lies in it. */
function ownTimes(events: readonly Event[]): Map<Event, number> {
  const own = new Map(events.map((event) => [event, event.tdur]));
  const open: Event[] = [];
  for (const event of events) {
    while (open.length > 0 && endOf(open.at(-1)) <= event.ts) open.pop();
    const around = open.at(-1);
    if (around !== undefined) own.set(around, (own.get(around) ?? 0) - event.tdur);
    open.push(event);
  }
  return own;
}
const endOf = (event: Event | undefined): number => (event?.ts ?? 0) + (event?.dur ?? 0);

/** Outermost events of a script whose address, or whose world, is the add-on's. */
function scriptsOf(events: readonly Event[], isAddOn: (args: string) => boolean): Event[] {
  let end = 0;
  return events.filter((event) => {
    if (event.ts < end || !SCRIPT.test(event.name) || !isAddOn(JSON.stringify(event.args)))
      return false;
    end = endOf(event);
    return true;
  });
}

/**
 * Before the work has been drawn the page has long tasks of its own, and of them only the add-on's scripts are counted;
 * afterwards it rests, and every task is counted whole.
 */
export function readTrace(trace: string, isAddOn: (args: string) => boolean): MainThread {
  const { traceEvents } = v.parse(TraceSchema, JSON.parse(trace));
  const marked = (name: string) => traceEvents.find((event) => event.name === name);
  const [begun, drawn] = [marked(BEGUN), marked(DRAWN)];
  if (begun === undefined || drawn === undefined) throw new Error('The page set no marks.');
  const main = traceEvents
    .filter(({ pid, tid, ph }) => pid === begun.pid && tid === begun.tid && ph === 'X')
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const tasks = main.filter(isTask);
  const own = ownTimes(main);
  const script = main.reduce(
    (sum, event) => sum + (SCRIPT.test(event.name) ? (own.get(event) ?? 0) : 0),
    0,
  );
  const before = main.filter(({ ts }) => ts < drawn.ts);
  const longest = Math.max(
    0,
    ...tasks.filter(({ ts }) => ts >= drawn.ts).map(({ tdur }) => tdur),
    ...scriptsOf(before, isAddOn).map(({ tdur }) => tdur),
  );
  const all = tasks.reduce((sum, { tdur }) => sum + tdur, 0);
  return { tasks: all / 1000, script: script / 1000, longest: longest / 1000 };
}
