import { json, type Request, type Response, Router } from 'express';
import type { Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import type { School } from '../school/school.ts';
import { handle, parameter } from '../web/handle.ts';
import type { AccessTokens } from './access-tokens.ts';
import { scopes } from './claims.ts';

type Score = {
  userId: string;
  scoreGiven?: number;
  scoreMaximum?: number;
  comment?: string;
  timestamp: string;
};
type LineItem = {
  number: string;
  course: Course;
  fields: Record<string, unknown>;
  scores: Map<string, Score>;
};

export type LineItemOptions = {
  origin: string;
  school: School;
  tokens: AccessTokens;
  /** Path templates with `:course` and `:item`, and what every address carries in its query. */
  paths: { collection: string; item: string; query: () => string };
  /** The user id the platform's services use. */
  userId: (person: Person) => string;
};

/** Fewer than a tool may ask for. */
const largestPage = 10;
const contentType = {
  item: 'application/vnd.ims.lis.v2.lineitem+json',
  list: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
} as const;

/** Assignment and Grade Services 2.0: line items the tool makes for itself, their scores and results. */
export function lineItemRoutes({ origin, school, tokens, paths, userId }: LineItemOptions): Router {
  const router = Router();
  const items = new Map<string, LineItem>();
  let made = 0;
  const parse = json({ type: ['application/json', 'application/*+json'] });
  const write = tokens.require(scopes.lineItem);
  const read = tokens.require(scopes.lineItem, scopes.lineItemReadOnly);

  // A query stays at the end whatever is added to the path (Moodle's `?type_id=9`).
  const address = (item: LineItem, more = '') =>
    origin +
    paths.item.replace(':course', item.course.id).replace(':item', item.number) +
    more +
    paths.query();
  const present = (item: LineItem) => ({ ...item.fields, id: address(item) });
  /** Of a list what `limit` and `from` ask for, and where the rest is. */
  const sendPage = (request: Request, response: Response, type: string, list: object[]) => {
    const limit = Math.min(Number(parameter(request, 'limit')) || largestPage, largestPage);
    const from = Number(parameter(request, 'from')) || 0;
    if (from + limit < list.length) {
      const next = new URL(request.originalUrl, new URL(origin).origin);
      next.searchParams.set('from', String(from + limit));
      response.set('Link', `<${next.href}>; rel="next"`);
    }
    response.type(type).send(JSON.stringify(list.slice(from, from + limit)));
  };
  const refuse = (response: Response, status: number, reason: string) =>
    void response.status(status).json({ status, reason });
  const withItem = (work: (item: LineItem, request: Request, response: Response) => void) =>
    handle((request, response) => {
      const item = items.get(request.params.item ?? '');
      if (item && item.course.id === request.params.course) work(item, request, response);
      else refuse(response, 404, 'No such line item');
    });

  router.get(
    paths.collection,
    read,
    handle((request, response) => {
      const wanted = ['resource_id', 'tag', 'resource_link_id'].map(
        (name) => [camel(name), parameter(request, name)] as const,
      );
      const found = [...items.values()].filter(
        (item) =>
          item.course.id === request.params.course &&
          wanted.every(([name, value]) => value === '' || item.fields[name] === value),
      );
      sendPage(request, response, contentType.list, found.map(present));
    }),
  );
  router.post(
    paths.collection,
    write,
    parse,
    handle((request, response) => {
      const course = school.course(request.params.course ?? '');
      if (!course) return refuse(response, 404, 'No such course');
      const fields = readItem(request.body);
      if (!fields) return refuse(response, 400, 'label and a positive scoreMaximum are needed');
      const item = { number: String(++made), course, fields, scores: new Map() };
      items.set(item.number, item);
      response
        .status(201)
        .type(contentType.item)
        .send(JSON.stringify(present(item)));
    }),
  );
  router.get(
    paths.item,
    read,
    withItem((item, _request, response) => {
      response.type(contentType.item).send(JSON.stringify(present(item)));
    }),
  );
  router.put(
    paths.item,
    write,
    parse,
    withItem((item, request, response) => {
      const fields = readItem(request.body);
      if (!fields) return refuse(response, 400, 'label and a positive scoreMaximum are needed');
      item.fields = fields;
      response.type(contentType.item).send(JSON.stringify(present(item)));
    }),
  );
  router.delete(
    paths.item,
    write,
    withItem((item, _request, response) => {
      items.delete(item.number);
      response.status(204).end();
    }),
  );
  router.post(
    `${paths.item}/scores`,
    tokens.require(scopes.score),
    parse,
    withItem((item, request, response) => {
      const score = readScore(request.body);
      const person = item.course.members.find((each) => userId(each) === score?.userId);
      if (!score || person?.post !== 'learner')
        return refuse(response, 400, 'Not a score of a learner here');
      const earlier = item.scores.get(score.userId);
      if (earlier && Date.parse(earlier.timestamp) >= Date.parse(score.timestamp)) {
        return refuse(response, 409, 'A newer score is here already');
      }
      item.scores.set(score.userId, score);
      response.json({ resultUrl: address(item, '/results') });
    }),
  );
  router.get(
    `${paths.item}/results`,
    tokens.require(scopes.resultReadOnly),
    withItem((item, request, response) => {
      const wanted = parameter(request, 'user_id');
      const results = [...item.scores.values()]
        .filter(
          (score) => score.scoreGiven !== undefined && (wanted === '' || wanted === score.userId),
        )
        .map((score) => ({
          id: address(item, `/results/${score.userId}`),
          scoreOf: address(item),
          userId: score.userId,
          resultScore: score.scoreGiven,
          resultMaximum: score.scoreMaximum,
          comment: score.comment,
        }));
      sendPage(request, response, contentType.results, results);
    }),
  );
  return router;
}

const camel = (name: string) =>
  name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

function readItem(body: unknown): Record<string, unknown> | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const fields = body as Record<string, unknown>;
  return typeof fields.label === 'string' && Number(fields.scoreMaximum) > 0 ? fields : undefined;
}

/** The fields AGS 2.0 §3.4.4 makes mandatory. */
function readScore(body: unknown): Score | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const score = body as Record<string, unknown>;
  const complete =
    typeof score.userId === 'string' &&
    typeof score.timestamp === 'string' &&
    !Number.isNaN(Date.parse(score.timestamp)) &&
    typeof score.activityProgress === 'string' &&
    typeof score.gradingProgress === 'string' &&
    (score.scoreGiven === undefined || Number(score.scoreMaximum) > 0);
  return complete ? (body as Score) : undefined;
}
