import { describe, expect, it } from 'vitest';
import { canvasId, expanded } from './launch-of-claims.ts';
import { roleOfLaunch, roleOfRoster } from './roles.ts';

const M = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor';
const SYSTEM = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator';

describe('roles of a launch', () => {
  it.each([
    [[`${M}#Instructor`], 'teacher'],
    [[`${M}/Instructor#TeachingAssistant`], 'teacher'],
    [['Instructor'], 'teacher'],
    [[`${M}#Learner`], 'learner'],
    [[`${M}/Learner#Instructor`], 'learner'],
    [[`${M}#Learner`, INSTITUTION, SYSTEM], 'learner'],
    [[INSTITUTION], null],
    [[SYSTEM], null],
    [[`${M}#Mentor`], null],
    [[`${M}#Mentor`, `${M}#Learner`], null],
    [[`${M}#Learner`, 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'], null],
    [['toString', '__proto__'], null],
    [[''], null],
    [[], null],
  ])('%j: %s', (roles, role) => expect(roleOfLaunch(roles)).toBe(role));
});

describe('roles of a roster', () => {
  it('are proven by a full URI only', () => {
    expect(roleOfRoster([`${M}#Instructor`])).toEqual({ role: 'teacher', proven: true });
    expect(roleOfRoster(['Instructor'])).toEqual({ role: 'teacher', proven: false });
    expect(roleOfRoster(['Learner'])).toEqual({ role: 'learner', proven: false });
    expect(roleOfRoster([INSTITUTION])).toBeNull();
  });
});

describe('what an LMS tells', () => {
  it('makes one number of both ways Canvas writes an id', () => {
    expect(canvasId('1~123')).toBe('10000000000123');
    expect(canvasId('123')).toBe('123');
  });
  it('takes a variable that was not expanded for absent', () => {
    expect(expanded({ a: '$Canvas.user.id', b: 5, c: 'x', d: '', e: {} })).toEqual({
      b: '5',
      c: 'x',
    });
  });
});
