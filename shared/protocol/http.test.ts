import * as v from 'valibot';
import { expect, it } from 'vitest';
import { ClaimedSchema } from './http.ts';

const claimed = (...origins: string[]) => ({ name: 'Lin', tenant: 'Willow Lane School', origins });

it('takes origins of one site each, for a browser is asked to allow them', () => {
  for (const origin of ['https://lms.example', 'http://localhost:8080', 'http://[::1]:3000'])
    expect(v.is(ClaimedSchema, claimed(origin))).toBe(true);
  for (const wrong of [
    'https://*',
    'https://*.example',
    '*://*',
    'https://lms.example/',
    'https://lms.example/path',
    'https://a@lms.example',
    'https://LMS.example',
    'file:///',
    'data:text/html,x',
    'javascript:alert(1)',
  ])
    expect(v.is(ClaimedSchema, claimed('https://lms.example', wrong)), wrong).toBe(false);
});
