/** A whole day, as a calendar takes it in (RFC 5545). */
export type DayEvent = {
  uid: string;
  /** Any moment of the day, where its reader is; ms since 1970. */
  day: number;
  title: string;
  notes: string;
  /** A web address, or ''. */
  url: string;
};

const PRODUCT = '-//Waymark//Next steps//EN';
/** Longest line without its end, octets (3.1). */
const LONGEST = 75;
const UTF8 = new TextEncoder();

const digits = (n: number, length: number): string => String(n).padStart(length, '0');
const dateOf = (at: Date): string =>
  `${digits(at.getFullYear(), 4)}${digits(at.getMonth() + 1, 2)}${digits(at.getDate(), 2)}`;
const stampOf = (now: number): string => new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');

/** Words of a person: no line of theirs begins a property, and nothing a calendar cannot store is in them (3.3.11). */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n');

/** No letter is cut in two; what is carried on begins with a blank that counts (3.1). */
function folded(line: string): string {
  const lines: string[] = [];
  let at = '';
  let octets = 0;
  for (const letter of line) {
    const size = UTF8.encode(letter).length;
    if (octets + size > LONGEST) {
      lines.push(at);
      at = ' ';
      octets = 1;
    }
    at += letter;
    octets += size;
  }
  return [...lines, at].join('\r\n');
}

/** A file with one event of one day that marks no time as busy. */
export function icsOf({ uid, day, title, notes, url }: DayEvent, now: number): string {
  const first = new Date(day);
  const next = new Date(first.getFullYear(), first.getMonth(), first.getDate() + 1);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stampOf(now)}`,
    `DTSTART;VALUE=DATE:${dateOf(first)}`,
    `DTEND;VALUE=DATE:${dateOf(next)}`,
    `SUMMARY:${escaped(title)}`,
    ...(notes === '' ? [] : [`DESCRIPTION:${escaped(notes)}`]),
    // A value of the type URI is not escaped; one that holds a blank or a control is none.
    ...(/^https?:\/\/[\x21-\x7e]+$/i.test(url) ? [`URL:${url}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
