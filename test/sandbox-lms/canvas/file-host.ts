import { randomBytes } from 'node:crypto';
import express from 'express';
import { pagesOf } from '../school/paper.ts';
import { pdfOf } from '../school/pdf.ts';
import type { Attempt, School } from '../school/school.ts';
import { html } from '../web/html.ts';
import { type Listening, listen } from '../web/listen.ts';

/** Where files and the document viewer are: another site than Canvas's own, as canvadocs and the files domain are. */
export type FileHost = {
  origin: string;
  /** The address of the viewer for this attempt's file; it names neither learner nor assignment. */
  viewerFor(attempt: Attempt): string;
  close(): Promise<void>;
};

export async function startFileHost(
  host: string,
  school: School,
  pace: () => number,
): Promise<FileHost> {
  const listening: Listening = await listen(host, 0);
  const origin = `http://${listening.host}:${listening.port}`;
  const sessions = new Map<string, Attempt>();
  const app = express();
  app.disable('x-powered-by');
  app.get('/files/:id/download', (request, response) => {
    const found = school.file(request.params.id);
    if (!found) return void response.status(404).send('No such file');
    response.type('application/pdf').attachment(found.attempt.file?.name);
    response.send(pdfOf(pagesOf(found.attempt.html)));
  });
  app.get('/1/sessions/:token/view', (request, response) => {
    const attempt = sessions.get(request.params.token);
    if (!attempt) return void response.status(403).send('This link is too old');
    response.set('Content-Security-Policy', "script-src 'self' 'unsafe-inline'; object-src 'self'");
    response.send(viewer(attempt, pace()));
  });
  listening.server.on('request', app);
  return {
    origin,
    viewerFor: (attempt) => {
      const token = randomBytes(16).toString('base64url');
      sessions.set(token, attempt);
      return `${origin}/1/sessions/${token}/view?theme=dark`;
    },
    close: listening.close,
  };
}

/** The viewer's shape is PDF.js's: a page is a picture with a layer of text over it, which comes page by page. */
function viewer({ html: words, file }: Attempt, pace: number): string {
  const pages = pagesOf(words);
  return html`<!DOCTYPE html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>${file?.name ?? ''}</title>
<style>body{margin:0;background:#3b4045;font:13px/1.5 "Noto Serif",serif}.page{position:relative;inline-size:595px;max-inline-size:96%;min-block-size:420px;margin:16px auto;background:#fff}.textLayer{padding:56px;}.textLayer span{white-space:pre-wrap}#toolbar{position:sticky;inset-block-start:0;padding:8px 16px;background:#22262a;color:#fff}</style></head>
<body><div id="toolbar">${file?.name ?? ''} · ${pages.length} pages</div><div id="viewer" class="pdfViewer">${pages.map((_, index) => html`<div class="page" data-page-number="${index + 1}" aria-label="Page ${index + 1}"></div>`)}</div>
<script>
for (const [index, lines] of ${{ markup: JSON.stringify(pages).replaceAll('<', '\\u003c') }}.entries()) {
  setTimeout(() => {
    const layer = document.createElement('div');
    layer.className = 'textLayer';
    for (const line of lines) {
      const span = document.createElement('span');
      span.setAttribute('role', 'presentation');
      span.dir = 'auto';
      span.textContent = line;
      layer.append(span, document.createElement('br'));
    }
    document.querySelectorAll('.page')[index].append(layer);
  }, (300 + index * 250) * ${pace});
}
</script></body></html>`.markup;
}
