import { expect, it } from 'vitest';
import { whoIsSignedIn } from './who.ts';

const url = new URL('https://lms.example/school/login/index.php');
const page = (script: string) =>
  new DOMParser().parseFromString(`<head><script>${script}</script></head>`, 'text/html');

it('reads who is signed in from any page of an LMS, and that nobody is', () => {
  const moodle = (user: number) =>
    page(`var M = {}; M.cfg = {"wwwroot":"https://lms.example/school","userId":${user}};`);
  const at = { origin: 'https://lms.example', base: '/school' };
  expect(whoIsSignedIn(moodle(1003), url)).toEqual({ ...at, userId: '1003' });
  expect(whoIsSignedIn(moodle(0), url)).toEqual({ ...at, userId: null });
  const canvas = (user: string) => page(`INST = {}; ENV = {"current_user_id":${user}};`);
  const top = { origin: 'https://lms.example', base: '' };
  expect(whoIsSignedIn(canvas('"77"'), url)).toEqual({ ...top, userId: '77' });
  expect(whoIsSignedIn(canvas('null'), url)).toEqual({ ...top, userId: null });
});

it('says nothing of a page that does not say, or speaks of another site', () => {
  expect(whoIsSignedIn(page('ENV = {"other":1};'), url)).toBeNull();
  const elsewhere = page('M.cfg = {"wwwroot":"https://other.example","userId":5};');
  expect(whoIsSignedIn(elsewhere, url)).toBeNull();
});
