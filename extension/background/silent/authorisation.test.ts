import { describe, expect, it } from 'vitest';
import { isAuthorisation, isOwnRepost } from './authorisation.ts';

const redirectUri = 'https://waymark.example/lti/launch';
const fields = { iss: 'https://lms.example', login_hint: '1003' };
const query = (hint = '1003', redirect = redirectUri) =>
  `?scope=openid&response_type=id_token&login_hint=${hint}&redirect_uri=${encodeURIComponent(redirect)}`;
const asked = (lms: 'canvas' | 'moodle', base = '') => ({
  place: { lms, origin: 'https://lms.example', base, courseId: '40' },
  form: { action: 'https://waymark.example/lti/login', fields },
  redirectUri,
  lmsOrigins: ['https://lms.example', 'https://sso.example'],
});

describe('where a launch may be asked for', () => {
  it('is Moodle’s own address, below its path', () => {
    const at = `https://lms.example/mod/lti/auth.php${query()}`;
    expect(isAuthorisation(at, asked('moodle'))).toBe(true);
    expect(isAuthorisation(at, asked('moodle', '/school'))).toBe(false);
    const below = `https://lms.example/school/mod/lti/auth.php${query()}`;
    expect(isAuthorisation(below, asked('moodle', '/school'))).toBe(true);
  });

  it('is Canvas’s own address, on its host or the one that signs in', () => {
    for (const host of ['lms.example', 'sso.example'])
      for (const path of ['authorize_redirect', 'authorize'])
        expect(isAuthorisation(`https://${host}/api/lti/${path}${query()}`, asked('canvas'))).toBe(
          true,
        );
  });

  it('is nothing else a server may name', () => {
    for (const address of [
      `https://lms.example/login/logout.php${query()}`,
      `https://lms.example/mod/lti/auth.php/../../../login/logout.php${query()}`,
      `https://sso.example/mod/lti/auth.php${query()}`,
      `https://evil.example/mod/lti/auth.php${query()}`,
      `https://lms.example/mod/lti/auth.php${query('2')}`,
      `https://lms.example/mod/lti/auth.php${query('1003', 'https://evil.example/')}`,
      'https://lms.example/mod/lti/auth.php',
      'javascript:alert(1)',
      'nothing',
    ])
      expect([address, isAuthorisation(address, asked('moodle'))]).toEqual([address, false]);
  });

  it('lets Moodle post to itself there, and nowhere else', () => {
    const repost = (action: string) => ({ action, fields: { repost: '1' } });
    expect(isOwnRepost(repost('https://lms.example/mod/lti/auth.php'), asked('moodle'))).toBe(true);
    expect(isOwnRepost(repost('https://lms.example/user/edit.php'), asked('moodle'))).toBe(false);
    expect(isOwnRepost(repost('https://lms.example/mod/lti/auth.php'), asked('canvas'))).toBe(
      false,
    );
  });
});
