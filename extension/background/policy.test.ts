import { describe, expect, it } from 'vitest';
import { isAllowed, presetOf, readPolicy } from './policy.ts';

describe('what IT sets', () => {
  it('is nothing where nothing is set: any server, no preset, nobody’s computer but one’s own', () => {
    for (const none of [undefined, null, {}, 'text']) {
      const set = readPolicy(none);
      expect(presetOf(set)).toBeNull();
      expect(isAllowed(set, 'https://anything.example')).toBe(true);
      expect(set.sharedComputer).toBe(false);
      expect(set.lmsComments).toBe(true);
    }
  });

  it('presets a connection, by addresses as people write them', () => {
    const set = readPolicy({
      server: 'https://waymark.school.example/',
      lmsOrigins: ['https://lms.school.example/moodle', 'lms2.school.example'],
      sharedComputer: true,
    });
    expect(presetOf(set)).toEqual({
      server: 'https://waymark.school.example',
      origins: ['https://lms.school.example', 'https://lms2.school.example'],
    });
    expect(set.sharedComputer).toBe(true);
    expect(presetOf(readPolicy({ server: 'https://waymark.school.example' }))).toBeNull();
  });

  it('lets a slip close more, never open more', () => {
    const one = readPolicy({ allowedServers: ['https://waymark.school.example', 7, 'ftp://x'] });
    expect(isAllowed(one, 'https://waymark.school.example')).toBe(true);
    expect(isAllowed(one, 'https://other.example')).toBe(false);
    const broken = readPolicy({ allowedServers: 'https://waymark.school.example' });
    expect(isAllowed(broken, 'https://waymark.school.example')).toBe(false);
    expect(readPolicy({ lmsOrigins: 'x', server: 5 })).toMatchObject({
      server: null,
      lmsOrigins: [],
    });
    expect(readPolicy({ lmsComments: 'no' }).lmsComments).toBe(false);
  });
});
