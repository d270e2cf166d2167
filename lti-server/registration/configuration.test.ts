import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';

const SSO = 'https://sso.canvaslms.com';
const SCHOOL = 'https://harbour.instructure.com';
const CLOUD = {
  issuer: 'https://canvas.instructure.com',
  authorization_endpoint: `${SSO}/api/lti/authorize_redirect`,
  token_endpoint: `${SSO}/login/oauth2/token`,
  jwks_uri: `${SSO}/api/lti/security/jwks`,
  registration_endpoint: `${SCHOOL}/api/lti/registrations`,
  'https://purl.imsglobal.org/spec/lti-platform-configuration': {
    product_family_code: 'canvas',
    'https://canvas.instructure.com/lti/account_lti_guid': 'guid-1',
  },
};
type Change = Partial<Record<keyof typeof CLOUD, string>>;

function read(address: string, changes: Change = {}, host: string | null = null) {
  const asked: string[] = [];
  const request = async (_method: string, url: string) => {
    asked.push(url);
    return { body: JSON.stringify({ ...CLOUD, ...changes }), headers: {}, statusCode: 200 };
  };
  const known = readConfiguration(request, { address, token: 't' }, host);
  return { known, asked };
}

describe('Canvas’s cloud', () => {
  const address = `${CLOUD.issuer}/api/lti/security/openid-configuration`;

  it.each([address, `${SSO}/api/lti/security/openid-configuration`])(
    'A28 speaks for its schools from %s',
    async (from) => {
      expect(await read(from, {}, 'harbour.instructure.com').known).toMatchObject({
        host: 'harbour.instructure.com',
        issuer: CLOUD.issuer,
        guid: 'guid-1',
      });
    },
  );

  it.each<[string, string, Change]>([
    ['a school of its own', `${SCHOOL}/api/lti/security/openid-configuration`, {}],
    ['a host that looks like it', 'https://canvas.instructure.com.evil.example/c', {}],
    ['keys elsewhere', address, { jwks_uri: 'https://keys.example/' }],
    ['the beta’s keys', address, { jwks_uri: 'https://sso.beta.canvaslms.com/jwks' }],
    ['plain http', address.replace('https', 'http'), {}],
    ['a plain registration', address, { registration_endpoint: 'http://harbour.instructure.com/' }],
  ])('A28 is not believed of %s', async (_what, from, changes) => {
    await expect(read(from, changes).known).rejects.toMatchObject({ code: 'lms_hosts' });
  });

  it('A28 registers at no other school than the link’s', async () => {
    const { known } = read(address, {}, 'other.instructure.com');
    await expect(known).rejects.toMatchObject({ code: 'link_other_host' });
    const elsewhere = read('https://moodle.example/c', {}, 'other.instructure.com');
    await expect(elsewhere.known).rejects.toMatchObject({ code: 'link_other_host' });
    expect(elsewhere.asked).toEqual([]);
  });
});
