/** The seven lights of one comment; the eighth, manageable, belongs to a whole submission. In the order of the lights. */
export const CRITERIA = [
  'action',
  'friendly',
  'process',
  'thinking',
  'specific',
  'goal',
  'kind',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** What a class reads, by the school year of its younger half (United States): ages 8–9, 10–11, 12–13, 14–15, 16–18, adults. */
export const READING_GRADES = [3, 5, 7, 9, 11, 13] as const;
export type ReadingGrade = (typeof READING_GRADES)[number];
