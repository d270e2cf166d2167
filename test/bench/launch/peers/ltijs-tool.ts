import { createRequire } from 'node:module';
import { CLIENT } from '../platform.ts';
import { plainStore } from './plain-store.ts';

/** ltijs 5.9.9 as its README has it, in a process of its own: `plain` over our bench's plugin, or over ltijs-sequelize. */
const require = createRequire(import.meta.url);
const { PORT = '', DATABASE_URL = '', ISSUER = '', JWKS_URL = '', SEQUELIZE = '' } = process.env;

function sequelize(): unknown {
  const Plugin = createRequire(`${SEQUELIZE}/`)('ltijs-sequelize');
  const url = new URL(DATABASE_URL.replace('postgres:///', 'postgres://localhost/'));
  return new Plugin(url.pathname.slice(1), url.searchParams.get('user'), '', {
    host: url.searchParams.get('host'),
    dialect: 'postgres',
    logging: false,
  });
}

const { Provider } = require('ltijs');
Provider.setup(
  'a key of the bench, long enough to be one',
  { plugin: SEQUELIZE === '' ? plainStore(DATABASE_URL) : sequelize() },
  {
    appRoute: '/lti/launch',
    loginRoute: '/lti/login',
    keysetRoute: '/lti/keys',
    cookies: { secure: false, sameSite: '' },
  },
);
Provider.onConnect(
  (token: { user: string }, _request: unknown, response: { send(x: string): void }) =>
    response.send(`launched ${token.user}`),
);
await Provider.deploy({ port: Number(PORT), silent: true });
const platform = await Provider.registerPlatform({
  url: ISSUER,
  name: 'Bench',
  clientId: CLIENT,
  authenticationEndpoint: `${ISSUER}/auth`,
  accesstokenEndpoint: `${ISSUER}/token`,
  authConfig: { method: 'JWK_SET', key: JWKS_URL },
});
await platform.platformActive(true);
process.stdout.write('ready\n');
