import type { Phrases } from '../../shared/locales/phrases.ts';
import { addressesOf, CANVAS_PARAMETERS } from './asked.ts';

type FieldName = Parameters<Phrases['say']>[0] extends infer K
  ? K extends `setup.field.${infer Name}`
    ? Name
    : never
  : never;
type ValueName = Parameters<Phrases['say']>[0] extends infer K
  ? K extends `setup.value.${infer Name}`
    ? Name
    : never
  : never;
/** A field of an LMS's form: what is typed into it, or which of its choices is taken. */
export type Field = { label: string; value: string; typed: boolean };
export const FORMS = ['moodle', 'canvas'] as const;
export type Form = (typeof FORMS)[number];

const jsonAddress = (publicUrl: string, tenant: string): string =>
  `${publicUrl}/lti/setup/${tenant}/canvas.json`;

/** Every field of the form by hand, in its order. */
export function fieldsOf(
  form: Form,
  { say }: Phrases,
  { publicUrl, tenant }: { publicUrl: string; tenant: string },
): Field[] {
  const { launch, login, keys, icon } = addressesOf(publicUrl);
  const typed = (name: FieldName, value: string): Field => ({
    label: say(`setup.field.${name}`),
    value,
    typed: true,
  });
  const chosen = (name: FieldName, value: ValueName): Field => ({
    label: say(`setup.field.${name}`),
    value: say(`setup.value.${value}`),
    typed: false,
  });
  const common = [
    typed('name', say('app.name')),
    typed('description', say('setup.tool.description')),
  ];
  if (form === 'moodle')
    return [
      ...common,
      typed('tool_url', launch),
      chosen('version', 'lti13'),
      chosen('key_type', 'keyset_url'),
      typed('keyset', keys),
      typed('login', login),
      typed('redirect', launch),
      chosen('container', 'embed'),
      chosen('deep_linking', 'yes'),
      typed('icon', icon),
      chosen('members', 'members'),
      chosen('share_name', 'always'),
      chosen('share_email', 'never'),
    ];
  const custom = Object.entries(CANVAS_PARAMETERS).map(([name, value]) => `${name}=${value}`);
  return [
    typed('json', jsonAddress(publicUrl, tenant)),
    ...common,
    typed('redirects', launch),
    typed('target', launch),
    typed('oidc', login),
    typed('jwk', keys),
    chosen('scope', 'scope'),
    typed('custom', custom.join('\n')),
    chosen('privacy', 'name_only'),
    chosen('placement', 'placement'),
  ];
}
