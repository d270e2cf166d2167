import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { webOrigin } from './origins.ts';

/** The origin of an address IT wrote; the whole entry is left out where it is none. */
const Address = v.pipe(
  v.string(),
  v.transform((address) => webOrigin(address.trim())),
  v.string(),
);
/** Wrong entries are left out, the others still count: a slip in one must not open what another closes. */
const each = <T>(schema: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((all) =>
      all.flatMap((one) => {
        const parsed = v.safeParse(schema, one);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );

/** What IT sets for every browser of a school (docs/policy.md, extension/public/managed-schema.json). */
const PolicySchema = v.object({
  server: v.fallback(v.nullable(Address), null),
  lmsOrigins: v.fallback(each(Address), []),
  /** Null: any. A list that is not one allows nothing. */
  allowedServers: v.fallback(v.nullable(each(Address)), []),
  sharedComputer: v.fallback(v.boolean(), false),
  /** A slip here must not make comments nobody wanted. */
  lmsComments: v.fallback(v.boolean(), false),
});
export type Policy = v.InferOutput<typeof PolicySchema>;

export function readPolicy(managed: unknown): Policy {
  const given = typeof managed === 'object' && managed !== null ? managed : {};
  return v.parse(PolicySchema, {
    server: null,
    lmsOrigins: [],
    allowedServers: null,
    sharedComputer: false,
    lmsComments: true,
    ...given,
  });
}

let asked: Promise<Policy> | null = null;

/** Asked once in a worker's life, and again after a change. */
export function policy(): Promise<Policy> {
  asked ??= askPolicy();
  return asked;
}
export const policyChanged = (): void => {
  asked = null;
};

/** Firefox rejects where no policy is set ("Managed storage manifest not found"). */
async function askPolicy(): Promise<Policy> {
  const managed: unknown = await browser.storage.managed.get().catch(() => ({}));
  return readPolicy(managed);
}

export const isAllowed = ({ allowedServers }: Policy, server: string): boolean =>
  allowedServers === null || allowedServers.includes(server);

/** The connection IT made for everybody; its server needs no leave of its own. */
export const presetOf = (set: Policy): { server: string; origins: string[] } | null =>
  set.server === null || set.lmsOrigins.length === 0
    ? null
    : { server: set.server, origins: set.lmsOrigins };
