import type { ContextId, PersonId } from './ids.ts';

/**
 * Who a change is told to. Every change is logged under the scopes its record stands in;
 * a viewer pulls the scopes that are theirs today. A record shared with a named person stands in that person's scope.
 */
export type Scope = `person:${string}` | `course:${string}:${'teachers' | 'class'}`;

export const personScope = (person: PersonId): Scope => `person:${person}`;
export const teachersScope = (context: ContextId): Scope => `course:${context}:teachers`;
export const classScope = (context: ContextId): Scope => `course:${context}:class`;

const SHAPE = /^(person:[0-9a-f-]{36}|course:[0-9a-f-]{36}:(teachers|class))$/;
export const isScope = (value: string): value is Scope => SHAPE.test(value);

export type ContextRole = 'teacher' | 'learner';

/** The person who looks, with the roles that hold at this moment (the server decides them, design.md "Who is who"). */
export type Viewer = { person: PersonId; roles: Readonly<Record<ContextId, ContextRole>> };

/** All scopes of a viewer; teachers are part of their class. */
export function scopesOfViewer(viewer: Viewer): Scope[] {
  const scopes: Scope[] = [personScope(viewer.person)];
  for (const [context, role] of Object.entries(viewer.roles)) {
    scopes.push(classScope(context));
    if (role === 'teacher') scopes.push(teachersScope(context));
  }
  return scopes;
}
