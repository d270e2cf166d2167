import { describe, expect, it } from 'vitest';
import { icsOf } from './ics.ts';

const NOW = Date.UTC(2026, 10, 29, 6, 5, 7, 89);
const event = {
  uid: '01890000-0000-7000-8000-000000000001@waymark',
  day: new Date(2026, 11, 31, 12).getTime(),
  title: 'Find one more voice',
  notes: '',
  url: '',
};
const linesOf = (file: string): string[] => file.replace(/\r\n /g, '').split('\r\n');
const value = (file: string, name: string): string | undefined =>
  linesOf(file)
    .find((line) => line.startsWith(name))
    ?.slice(name.length);

describe('a day for a calendar', () => {
  it('is one event of one whole day, which ends on the next', () => {
    expect(icsOf(event, NOW)).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Waymark//Next steps//EN',
        'BEGIN:VEVENT',
        'UID:01890000-0000-7000-8000-000000000001@waymark',
        'DTSTAMP:20261129T060507Z',
        'DTSTART;VALUE=DATE:20261231',
        'DTEND;VALUE=DATE:20270101',
        'SUMMARY:Find one more voice',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('takes words as words: none of them begins a line of its own', () => {
    const file = icsOf(
      { ...event, title: 'Read; cut, then\\or\r\nEND:VEVENT', notes: 'One\rtwo\u0000\ud800' },
      NOW,
    );
    expect(value(file, 'SUMMARY:')).toBe('Read\\; cut\\, then\\\\or\\nEND:VEVENT');
    expect(value(file, 'DESCRIPTION:')).toBe('One\\ntwo \ufffd');
    expect(linesOf(file).filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  });

  it('folds lines at 75 octets and cuts no letter in two', () => {
    const title = 'Ä👩‍👩‍👧 نص '.repeat(40).trim();
    const file = icsOf({ ...event, title }, NOW);
    const octets = file.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(Math.max(...octets)).toBeGreaterThan(70);
    expect(value(file, 'SUMMARY:')).toBe(title);
  });

  it('names a page only by an address that is one', () => {
    const url = 'https://lms.example/courses/1,2;3';
    expect(value(icsOf({ ...event, url }, NOW), 'URL:')).toBe(url);
    for (const bad of ['javascript:alert(1)', 'https://a\r\nX:1', 'https://a b'])
      expect(icsOf({ ...event, url: bad }, NOW)).not.toContain('URL:');
  });
});
