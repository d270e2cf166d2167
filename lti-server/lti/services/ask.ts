import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { originOf } from '../claims.ts';
import type { Ltijs } from '../ltijs.ts';
import type { Answer, Outgoing, RequestOptions } from '../outgoing.ts';
import { OutgoingError } from '../outgoing-error.ts';
import { pauseBefore, retryAfterMs } from './retry.ts';
import { ServiceError, type ServiceFault } from './service-error.ts';

/** Whose keys open a service, what the platform lets us do there, and where a bearer token may be sent. */
export type ServiceSource = {
  issuer: string;
  clientId: string;
  scopes: readonly string[];
  origins: readonly string[];
};
export type ServiceRequest = RequestOptions & {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  /** Any one of them will do, the least first. */
  scopes: readonly string[];
  /** Doing it twice is doing it once. */
  repeatable: boolean;
};
/** `unheard`: a try before this one failed in a way that may have come after the work. */
export type ServiceAnswer = Answer & { unheard: boolean };

export type AskParts = {
  ltijs: Pick<Ltijs, 'accessToken'>;
  http: Pick<Outgoing, 'request'>;
  now?: () => number;
  wait?: (ms: number) => Promise<unknown>;
  random?: () => number;
};

const TokenSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  scope: v.nullish(v.string()),
});
const BY_STATUS: Readonly<Record<string, ServiceFault>> = {
  status_401: 'unauthorized',
  status_403: 'refused',
  status_404: 'not_found',
  status_409: 'conflict',
  status_410: 'not_found',
  status_429: 'busy',
};

function faultOf(error: unknown, now: number, unheard = false): ServiceError {
  if (error instanceof ServiceError) return error;
  // ltijs reads the answer to a request for a token itself.
  if (!(error instanceof OutgoingError)) return new ServiceError('unreadable', { cause: error });
  const client = /^status_4\d\d$/.test(error.code) ? 'refused' : 'unavailable';
  const after = retryAfterMs(error.retryAfter, now);
  const retryAt = after === null ? null : now + after;
  return new ServiceError(BY_STATUS[error.code] ?? client, { cause: error, retryAt, unheard });
}

/**
 * Requests to the services of a platform (1EdTech Security Framework, §4). Throws ServiceError. One access token serves each
 * scope until it ends; one that is refused is asked for anew, once.
 */
export function createAsk(parts: AskParts) {
  const { ltijs, http, now = Date.now, wait = delay, random = Math.random } = parts;

  async function tokenFor(source: ServiceSource, scope: string, anew: boolean): Promise<string> {
    const { issuer, clientId } = source;
    const answer = await ltijs.accessToken(issuer, clientId, scope, anew);
    const token = v.safeParse(TokenSchema, answer);
    if (!token.success) throw new ServiceError('unreadable');
    // RFC 6749, 5.1: a scope is named where it is not the one that was asked for.
    const given = token.output.scope?.split(' ').filter(Boolean) ?? [scope];
    if (!given.includes(scope)) throw new ServiceError('scope');
    return token.output.access_token;
  }

  const renew = (source: ServiceSource, scope: string) =>
    tokenFor(source, scope, true).catch((error: unknown) => {
      throw faultOf(error, now());
    });

  return async (source: ServiceSource, wanted: ServiceRequest): Promise<ServiceAnswer> => {
    const { method, url, scopes, repeatable, ...options } = wanted;
    const scope = scopes.find((one) => source.scopes.includes(one));
    if (scope === undefined) throw new ServiceError('scope');
    const origin = originOf(url);
    if (origin === null || !source.origins.includes(origin)) throw new ServiceError('elsewhere');

    let renewed = false;
    let unheard = false;
    for (let tried = 1; ; tried++) {
      let sent = false;
      try {
        const bearer = await tokenFor(source, scope, false);
        const headers = { ...options.headers, authorization: `Bearer ${bearer}` };
        sent = true;
        const answer = await http.request(method, url, { ...options, headers });
        return { ...answer, unheard };
      } catch (error) {
        if (!(error instanceof OutgoingError)) throw faultOf(error, now());
        if (sent && error.code === 'status_401' && !renewed) {
          renewed = true;
          await renew(source, scope);
          continue;
        }
        const chance = { tried, repeatable: repeatable || !sent, now: now(), random: random() };
        const pause = pauseBefore(error, chance);
        if (pause === null) throw faultOf(error, now(), unheard);
        unheard ||= sent && error.code !== 'status_429';
        await wait(pause);
      }
    }
  };
}
export type Ask = ReturnType<typeof createAsk>;
