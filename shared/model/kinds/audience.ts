import * as v from 'valibot';
import type { Fields } from '../record.ts';
import { isScope, type Scope } from '../scope.ts';

/** Who else may see a record whose author decides that. */
export const Audience = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.check((s) => isScope(s)),
    ),
  ),
  v.maxLength(20),
);

export const audienceOf = (fields: Fields): Scope[] =>
  Array.isArray(fields.audience)
    ? fields.audience.filter((s): s is Scope => typeof s === 'string' && isScope(s))
    : [];
