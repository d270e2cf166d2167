import * as v from 'valibot';
import { nextOf, partOf, under } from './addresses.ts';
import type { Ask, ServiceRequest, ServiceSource } from './ask.ts';
import {
  checked,
  Label,
  type LineItem,
  type LineItemFilter,
  LineItemSchema,
  Maximum,
  type NewLineItem,
  NewLineItemSchema,
  type Result,
  ResultSchema,
  read,
  type Score,
  ScoreSchema,
} from './grade-schemas.ts';
import { ServiceError } from './service-error.ts';

/** Assignment and Grade Services 2.0 (1EdTech). */
const scope = (name: string) => `https://purl.imsglobal.org/spec/lti-ags/scope/${name}`;
const READ = [scope('lineitem.readonly'), scope('lineitem')];
const WRITE = [scope('lineitem')];
const SCORE = [scope('score')];
const RESULTS = [scope('result.readonly')];
const type = (name: string) => `application/vnd.ims.lis.${name}+json`;
const PAGES = 100;

/** The grades of one course, as far as its LMS lets us. All reject with ServiceError. */
export type Grades = {
  lineItems(filter?: LineItemFilter): Promise<LineItem[]>;
  lineItem(id: string): Promise<LineItem>;
  create(item: NewLineItem): Promise<LineItem>;
  /** The one with this `resourceId` and `tag`, made where there is none: may be asked again after any failure. */
  ensure(item: NewLineItem & { resourceId: string; tag: string }): Promise<LineItem>;
  update(item: LineItem): Promise<LineItem>;
  remove(id: string): Promise<void>;
  score(lineItem: string, score: Score): Promise<void>;
  results(lineItem: string, userId?: string): Promise<Result[]>;
};

/** `lineItemsUrl`: of the claims of a launch; no line item that stands elsewhere is asked for, read or written. */
export type GradeSource = ServiceSource & { lineItemsUrl: string };

const filters = ({ resourceId, tag, resourceLinkId }: LineItemFilter): [string, string][] =>
  Object.entries({ resource_id: resourceId, tag, resource_link_id: resourceLinkId }).flatMap(
    ([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]),
  );

export function gradesOf(ask: Ask, source: GradeSource): Grades {
  const { lineItemsUrl } = source;
  const mine = (id: string): string => {
    if (!partOf(lineItemsUrl, id)) throw new ServiceError('elsewhere');
    return id;
  };
  const send = (request: Omit<ServiceRequest, 'repeatable'> & { repeatable?: boolean }) =>
    ask(source, { repeatable: true, ...request });

  /** All pages. A `next` that leads out of the service, or back to a page there was, is an answer nobody can read. */
  async function all<T>(
    first: Pick<ServiceRequest, 'url' | 'scopes' | 'searchParams'> & { accept: string },
    schema: v.GenericSchema<unknown, T>,
  ): Promise<T[]> {
    const { accept, scopes } = first;
    const base = { method: 'GET', scopes, headers: { accept } } as const;
    const found: T[] = [];
    const seen = new Set<string>();
    let page: Pick<ServiceRequest, 'url' | 'searchParams'> = first;
    for (let count = 0; count < PAGES; count++) {
      const { url, searchParams } = page;
      const answer = await send({ ...base, url, ...(searchParams ? { searchParams } : {}) });
      found.push(...read(v.array(schema), answer.body));
      const next = nextOf(answer.headers.link);
      if (next === null) return found;
      if (!partOf(first.url, next) || seen.has(next)) throw new ServiceError('unreadable');
      seen.add(next);
      page = { url: next };
    }
    throw new ServiceError('unreadable');
  }

  const grades: Grades = {
    lineItems: (filter = {}) =>
      all(
        {
          url: lineItemsUrl,
          scopes: READ,
          accept: type('v2.lineitemcontainer'),
          searchParams: new URLSearchParams([...filters(filter), ['limit', '100']]),
        },
        LineItemSchema,
      ),
    lineItem: async (id) => {
      const headers = { accept: type('v2.lineitem') };
      const answer = await send({ method: 'GET', url: mine(id), scopes: READ, headers });
      return read(LineItemSchema, answer.body);
    },
    create: async (item) => {
      const answer = await send({
        ...written(checked(NewLineItemSchema, item)),
        method: 'POST',
        url: lineItemsUrl,
        // A second one would stand beside the first.
        repeatable: false,
      });
      const made = read(LineItemSchema, answer.body);
      mine(made.id);
      return made;
    },
    ensure: async (item) => {
      const { resourceId, tag } = checked(v.looseObject({ resourceId: Label, tag: Label }), item);
      // Moodle takes a filter it does not know for none.
      const there = (await grades.lineItems({ resourceId, tag })).find(
        (one) => one.resourceId === resourceId && one.tag === tag,
      );
      return there ?? grades.create(item);
    },
    update: async (item) => {
      const whole = checked(LineItemSchema, item);
      checked(v.object({ label: Label, scoreMaximum: Maximum }), item);
      const answer = await send({ ...written(whole), method: 'PUT', url: mine(whole.id) });
      return read(LineItemSchema, answer.body);
    },
    remove: async (id) => {
      await send({ method: 'DELETE', url: mine(id), scopes: WRITE }).catch((error: unknown) => {
        // Gone by a try whose answer was lost.
        if (!(error instanceof ServiceError && error.code === 'not_found' && error.unheard))
          throw error;
      });
    },
    score: async (lineItem, score) => {
      const json = checked(ScoreSchema, score);
      const headers = { 'content-type': type('v1.score') };
      const url = under(mine(lineItem), 'scores');
      await send({ method: 'POST', url, scopes: SCORE, headers, json }).catch((error: unknown) => {
        // The same moment twice: a try whose answer was lost had been heard.
        if (!(error instanceof ServiceError && error.code === 'conflict' && error.unheard))
          throw error;
      });
    },
    results: (lineItem, userId) =>
      all(
        {
          url: under(mine(lineItem), 'results'),
          scopes: RESULTS,
          accept: type('v2.resultcontainer'),
          searchParams: new URLSearchParams(userId === undefined ? {} : { user_id: userId }),
        },
        ResultSchema,
      ),
  };
  return grades;
}

const written = (json: object) => ({
  scopes: WRITE,
  headers: { 'content-type': type('v2.lineitem'), accept: type('v2.lineitem') },
  json,
});
