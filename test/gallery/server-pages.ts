import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { sendLoginPage } from '../../lti-server/lti/between-pages.ts';
import { sendErrorPage } from '../../lti-server/lti/error-page.ts';
import { loadSentences } from '../../lti-server/lti/sentences.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** One for each who can mend it: the person, IT, and the school's server itself. */
const CODES: readonly ErrorCode[] = ['launch_expired', 'unregistered_platform', 'unavailable'];
export const PAGES = [...CODES.map((code) => `error-${code}`), 'launch-waiting', 'launch-new-tab'];

export type Served = { address: string; close: () => Promise<void> };

/** The built gallery, and beside it the pages that stand without the web app, from the code that sends them. */
export async function serveGallery(): Promise<Served> {
  const sentences = loadSentences();
  const app = express();
  for (const code of CODES)
    app.get(`/error-${code}`, (_request, response) =>
      sendErrorPage(response, sentences, { status: 400, code, reference: 'K7Q2-M4XW' }),
    );
  const login = { key: 'k', frame: null, platformOrigin: 'https://lms.example', secret: 's' };
  for (const name of ['launch-waiting', 'launch-new-tab'])
    app.get(`/${name}`, (_request, response) =>
      sendLoginPage(response, sentences, { ...login, next: '#', self: '#' }),
    );
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
