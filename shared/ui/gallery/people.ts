import type { AssignmentLabel, PersonLabel } from '../../store/views.ts';

/** Who and what the gallery is about: made up, of ordinary length, from many places. */
export const NOW = Date.UTC(2026, 8, 15, 20, 30);
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const id = (n: number): string => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const CONTEXT = id(1);
export const okafor: PersonLabel = { id: id(2), name: 'Ms Okafor' };
export const lucia: PersonLabel = { id: id(3), name: 'Lucía Fernández' };
export const layla: PersonLabel = { id: id(4), name: 'ليلى حدّاد' };
export const course = 'English 8';
export const SCIENCE = id(7);
export const essay: AssignmentLabel = {
  id: id(5),
  title: 'Main Street essay',
  url: 'https://lms.example/mod/assign/view.php?id=7',
  course,
};
export const report: AssignmentLabel = {
  id: id(6),
  title: 'Pond report',
  url: null,
  course: 'Science 8',
};

/** A class. */
export const NAMES = [
  'Lucía Fernández',
  'ليلى حدّاد',
  'Nguyễn Thị Minh Khai',
  'Ọlájídé Adébáyọ̀',
  'Zoë van den Berg',
  '王小明',
  'Aleksandra Wiśniewska',
  'Sam Lee',
];
