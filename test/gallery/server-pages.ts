import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { sendLoginPage } from '../../lti-server/lti/between-pages.ts';
import { sendReturnPage } from '../../lti-server/lti/deep-linking/page.ts';
import type { LinkRequest } from '../../lti-server/lti/deep-linking/request.ts';
import { sendErrorPage } from '../../lti-server/lti/error-page.ts';
import { loadSentences } from '../../lti-server/lti/sentences.ts';
import {
  sendAskPage,
  sendDonePage,
  sendFieldsPage,
  sendRefusedPage,
} from '../../lti-server/registration/pages.ts';
import { RegistrationRefusal } from '../../lti-server/registration/refusal.ts';
import { loadSetupWords, loadWords, spoken } from '../../lti-server/registration/words.ts';
import type { Phrases } from '../../shared/locales/phrases.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** One for each who can mend it: the person, IT, and the school's server itself. */
const CODES: readonly ErrorCode[] = ['launch_expired', 'unregistered_platform', 'unavailable'];
export const PAGES = [
  ...CODES.map((code) => `error-${code}`),
  ...['launch-waiting', 'launch-new-tab'],
  'link-returns',
  ...['register-asks', 'register-done', 'register-waits', 'register-refused', 'register-by-hand'],
];

const ADDRESS = 'https://harbour.instructure.com';
const HOST = 'harbour.instructure.com';
const LINK = { tenant: 't', school: 'Harbour School', host: HOST };
const LMS = {
  ...{ issuer: 'https://canvas.instructure.com', host: HOST, lms: 'canvas' as const },
  ...{ authUrl: ADDRESS, tokenUrl: ADDRESS, jwksUrl: ADDRESS, registerUrl: ADDRESS },
  ...{ product: 'canvas', version: 'vCloud', account: 'Harbour School District', guid: 'g' },
  ...{ scopes: [], claims: [] },
};

/** What an administrator sees who brings Waymark in. */
function registering(app: express.Express): void {
  const words = loadSetupWords();
  const show = (name: string, send: (phrases: Phrases, response: express.Response) => void) =>
    app.get(`/${name}`, (request, response) => send(spoken(words, request), response));
  const asked = { link: 'l', address: 'https://lms.example/c', token: 't' };
  const open = { ...LINK, host: null };
  const moodle = { ...LMS, issuer: 'https://moodle.school.example', lms: 'moodle' as const };
  const done = { link: LINK, clientId: '10000000000123', active: true };
  show('register-asks', (phrases, response) =>
    sendAskPage(response, phrases, asked, { link: open, lms: LMS }),
  );
  show('register-done', (phrases, response) =>
    sendDonePage(response, phrases, { ...done, lms: LMS }),
  );
  show('register-waits', (phrases, response) =>
    sendDonePage(response, phrases, { ...done, link: open, lms: moodle, active: false }),
  );
  show('register-refused', (phrases, response) => {
    const values = { host: HOST, other: 'moodle.school.example' };
    sendRefusedPage(
      response,
      phrases,
      new RegistrationRefusal('link_other_host', { values }),
      'K7Q2-M4XW',
    );
  });
  const school = { tenant: '0192f1a0-0000-7000-8000-000000000000', school: 'Harbour School' };
  show('register-by-hand', (phrases, response) =>
    sendFieldsPage(response, phrases, { publicUrl: 'https://waymark.school.example', ...school }),
  );
}

/** For a moment, on the way back to the LMS with what a teacher chose. */
function linking(app: express.Express): void {
  const words = loadWords('server');
  const request: LinkRequest = {
    ...{ tenant: 't', person: 'p', context: 'c', course: '40', lms: 'moodle' },
    ...{ issuer: ADDRESS, clientId: 'c', deploymentId: 'd', returnUrl: ADDRESS },
    ...{ types: [], several: false, data: null, locale: 'en', framers: [], expires: 0 },
  };
  app.get('/link-returns', (asked, response) =>
    sendReturnPage(response, spoken(words, asked), request, 'signed'),
  );
}

export type Served = { address: string; close: () => Promise<void> };

/** The built gallery, and beside it the pages that stand without the web app, from the code that sends them. */
export async function serveGallery(): Promise<Served> {
  const sentences = loadSentences();
  const app = express();
  for (const code of CODES)
    app.get(`/error-${code}`, (_request, response) =>
      sendErrorPage(response, sentences, { status: 400, code, reference: 'K7Q2-M4XW' }),
    );
  const login = {
    key: 'k',
    frame: null,
    platformOrigin: 'https://lms.example',
    secret: 's',
    framers: [],
  };
  for (const name of ['launch-waiting', 'launch-new-tab'])
    app.get(`/${name}`, (_request, response) =>
      sendLoginPage(response, sentences, { ...login, next: '#', self: '#' }),
    );
  registering(app);
  linking(app);
  // Style and icon alone: the scripts would send the person on.
  const files = { 'page.css': 'lti-server/lti/browser/page.css', 'icon.svg': 'shared/ui/icon.svg' };
  for (const [name, file] of Object.entries(files))
    app.get(`/lti/browser/${name}`, (_request, response) =>
      response.sendFile(path.join(ROOT, file)),
    );
  // Built once a run: what a state has loaded, the next need not ask for.
  app.use(express.static(path.join(ROOT, 'dist/gallery'), { maxAge: '1h' }));
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
