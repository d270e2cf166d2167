import * as v from 'valibot';
import type { Fields, Json } from '../record.ts';
import { isScope, type Scope } from '../scope.ts';

const Scopes = v.array(
  v.pipe(
    v.string(),
    v.check((s) => isScope(s)),
  ),
);
/** Who else may see a record whose author decides that. */
export const Audience = v.pipe(Scopes, v.maxLength(20));
/** Some of these, and of the class it is meant for. */
export const Ended = v.pipe(Scopes, v.maxLength(21));

const scopesIn = (value: Json | undefined): Scope[] =>
  Array.isArray(value) ? value.filter((s): s is Scope => typeof s === 'string' && isScope(s)) : [];

/** Whom its author chose. */
export const audienceOf = (fields: Fields): Scope[] => scopesIn(fields.audience);
/** Of these: those its author has no tie to any more. */
export const endedOf = (fields: Fields): Scope[] => scopesIn(fields.ended);
/** Whom it is shown to now. */
export function standingAudience(fields: Fields): Scope[] {
  const ended = endedOf(fields);
  return audienceOf(fields).filter((scope) => !ended.includes(scope));
}
