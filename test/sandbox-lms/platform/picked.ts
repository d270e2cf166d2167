import type { ContentItem } from './deep-linking.ts';

/** Items as an LMS's own page sends them back to be put into a course; the tool's answer was checked before it got them. */
export function readPicked(text: string): ContentItem[] {
  const value: unknown = JSON.parse(text === '' ? '[]' : text);
  return Array.isArray(value) ? (value as ContentItem[]) : [];
}
