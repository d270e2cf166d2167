import * as v from 'valibot';
import { Id } from '../model/text.ts';

/** Paths of the page for administrators. Bearer tokens of its own (never in a URL); bodies are JSON. */
export const ADMIN = {
  page: '/admin',
  login: '/admin/api/login',
  end: '/admin/api/end',
  me: '/admin/api/me',
  platforms: '/admin/api/platforms',
  confirm: '/admin/api/platforms/confirm',
  health: '/admin/api/health',
  decide: '/admin/api/deployments',
  courses: '/admin/api/courses',
  browsers: '/admin/api/browsers',
  endBrowser: '/admin/api/browsers/end',
  audit: '/admin/api/audit',
} as const;

/** What the audit tells; the sentence of each is `admin.act.<act>`. */
export const ACTS = [
  'platform.link',
  'platform.register',
  'platform.confirm',
  'platform.add',
  'platform.rotate',
  'platform.off',
  'platform.on',
  'deployment.approve',
  'deployment.refuse',
  'browser.end',
  'export.person',
  'export.course',
  'export.tenant',
  'erase.person',
  'erase.course',
  'erase.tenant',
  'account.add',
  'account.reset',
  'account.remove',
  'admin.enter',
  'admin.leave',
  'admin.refused',
] as const;
export type Act = (typeof ACTS)[number];
export const isAct = (text: string): text is Act => ACTS.some((act) => act === text);
/** How it stood then, where there is more to say than that it was done; `admin.code.<code>`. */
export const ACT_CODES = [
  'any_host',
  'one_host',
  'active',
  'waits',
  'published',
  'unknown_account',
  'wrong_password',
  'wrong_code',
  'used_code',
] as const;
/** Who did it: somebody of the school, an account, whoever runs the server, whoever has a link, the server itself. */
const VIAS = ['person', 'account', 'command', 'link', 'server'] as const;
export type Via = (typeof VIAS)[number];

const Short = v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.excludes('\0'));
const When = v.number();

export const LoginSchema = v.object({ name: Short, password: Short, code: Short });
export const AdmittedSchema = v.object({ access: v.string() });

export const AdminMeSchema = v.object({
  /** An account of the server: it has every school. */
  server: v.boolean(),
  name: v.string(),
  schools: v.array(v.object({ id: Id, name: v.string() })),
});
export type AdminMe = v.InferOutput<typeof AdminMeSchema>;

const LmsSchema = v.object({ issuer: Short, clientId: Short });
const DeploymentSchema = v.object({ ...LmsSchema.entries, deploymentId: Short });
const WaitingSchema = v.object({
  ...DeploymentSchema.entries,
  lms: v.string(),
  /** Those that come in by this LMS already. */
  schools: v.array(v.string()),
  seenAt: When,
  refused: v.boolean(),
});
export type Waiting = v.InferOutput<typeof WaitingSchema>;
const PlatformSchema = v.object({
  ...LmsSchema.entries,
  name: v.string(),
  active: v.boolean(),
  /** Registered by a link that named no LMS: it waits for whoever runs the server. */
  waits: v.boolean(),
  /** That is who asks. */
  mayConfirm: v.boolean(),
  deployments: v.array(v.string()),
  /** Several schools come in by it: only an account of the server looks after it. */
  shared: v.boolean(),
});
export type PlatformOfSchool = v.InferOutput<typeof PlatformSchema>;
export const PlatformsSchema = v.object({
  platforms: v.array(PlatformSchema),
  waiting: v.array(WaitingSchema),
});
export type Platforms = v.InferOutput<typeof PlatformsSchema>;

export const ConfirmSchema = LmsSchema;
export type Confirmed = v.InferOutput<typeof ConfirmSchema>;
export const HealthAskedSchema = LmsSchema;
const FindingSchema = v.object({
  good: v.nullable(v.boolean()),
  said: v.string(),
  values: v.record(v.string(), v.union([v.string(), v.number()])),
});
export type SaidFinding = v.InferOutput<typeof FindingSchema>;
export const HealthSchema = v.array(FindingSchema);

export const DecisionSchema = v.object({
  ...DeploymentSchema.entries,
  school: Id,
  decision: v.picklist(['approve', 'refuse']),
});
export type Decision = v.InferOutput<typeof DecisionSchema>;

/** A page of a list; `next` asks for what comes after it. */
const page = <T extends v.GenericSchema>(row: T) =>
  v.object({ rows: v.array(row), next: v.nullable(v.string()) });

const CourseRowSchema = v.object({
  id: Id,
  title: v.string(),
  lmsCourseId: v.nullable(v.string()),
  teachers: v.number(),
  learners: v.number(),
});
export type CourseRow = v.InferOutput<typeof CourseRowSchema>;
export const CoursesSchema = page(CourseRowSchema);

const BrowserRowSchema = v.object({
  /** Of the browser: what ends it. */
  id: Id,
  person: v.string(),
  label: v.string(),
  silent: v.boolean(),
  usedAt: When,
});
export type BrowserRow = v.InferOutput<typeof BrowserRowSchema>;
export const BrowsersSchema = page(BrowserRowSchema);
export const EndBrowserSchema = v.object({ school: Id, id: Id });

const AuditRowSchema = v.object({
  id: Id,
  at: When,
  act: v.picklist(ACTS),
  code: v.string(),
  via: v.nullable(v.picklist(VIAS)),
  /** A person's name as it is now, or an account's; '' where there is none any more. */
  who: v.string(),
  /** Ids: of an LMS, a person, a course, a browser. */
  of: v.string(),
});
export type AuditRow = v.InferOutput<typeof AuditRowSchema>;
export const AuditSchema = page(AuditRowSchema);
