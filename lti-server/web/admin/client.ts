import * as v from 'valibot';
import {
  ADMIN,
  AdminMeSchema,
  AdmittedSchema,
  AuditSchema,
  BrowsersSchema,
  type Confirmed,
  CoursesSchema,
  type Decision,
  HealthSchema,
  PlatformsSchema,
} from '../../../shared/protocol/admin.ts';
import { ask } from '../api.ts';

type Typed = { name: string; password: string; code: string };
export const signIn = (body: Typed) =>
  ask({ method: 'POST', path: ADMIN.login, body, schema: AdmittedSchema });

const listOf = (path: string, school: string | null, after: string | null): string => {
  const query = new URLSearchParams({
    ...(school === null ? {} : { school }),
    ...(after === null ? {} : { after }),
  });
  return `${path}?${query}`;
};

/** What the page asks of the server, with one session. */
export function adminClient(access: string) {
  const get = <T>(path: string, schema: v.GenericSchema<unknown, T>) =>
    ask({ method: 'GET', path, access, schema });
  const post = <T>(path: string, body: unknown, schema: v.GenericSchema<unknown, T>) =>
    ask({ method: 'POST', path, access, body, schema });
  return {
    me: () => get(ADMIN.me, AdminMeSchema),
    platforms: (school: string) => get(listOf(ADMIN.platforms, school, null), PlatformsSchema),
    health: (lms: { issuer: string; clientId: string }) => post(ADMIN.health, lms, HealthSchema),
    confirm: (lms: Confirmed) => post(ADMIN.confirm, lms, v.unknown()),
    decide: (decision: Decision) => post(ADMIN.decide, decision, v.unknown()),
    courses: (school: string, after: string | null) =>
      get(listOf(ADMIN.courses, school, after), CoursesSchema),
    browsers: (school: string, after: string | null) =>
      get(listOf(ADMIN.browsers, school, after), BrowsersSchema),
    endBrowser: (school: string, id: string) => post(ADMIN.endBrowser, { school, id }, v.unknown()),
    /** `school` null: the server's own. */
    audit: (school: string | null, after: string | null) =>
      get(listOf(ADMIN.audit, school, after), AuditSchema),
    end: () => post(ADMIN.end, {}, v.unknown()),
  };
}
export type AdminClient = ReturnType<typeof adminClient>;
