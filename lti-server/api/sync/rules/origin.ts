import type { Problem, School, Write } from './rule.ts';

/** An assignment's address leads to an LMS of this school, nowhere else. */
export function originProblem(write: Write, school: School): Problem | null {
  const { url } = write.fields;
  if (write.record.kind !== 'assignment' || typeof url !== 'string') return null;
  const parsed = URL.parse(url);
  if (parsed !== null && school.origins.has(parsed.origin)) return null;
  return { code: 'bad_origin', field: 'url' };
}
