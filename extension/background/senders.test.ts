import { describe, expect, it } from 'vitest';
import type { PageContext } from '../../shared/protocol/page.ts';
import { speaksOfItself, whoIs } from './senders.ts';

const ours = { id: 'abc', base: 'chrome-extension://abc/' };
const LMS = 'https://lms.example';
const page = {
  id: 'abc',
  url: `${LMS}/courses/1`,
  origin: LMS,
  frameId: 0,
  documentId: 'D1',
  tab: { id: 3 },
};
const context = { origin: LMS } as PageContext;

describe('who is speaking', () => {
  it('knows a page by its tab, and only its top frame', () => {
    expect(whoIs(page, ours)).toEqual({ kind: 'page', tab: 3, origin: LMS, document: 'D1' });
    expect(whoIs({ ...page, frameId: 4 }, ours)).toBeNull();
    expect(whoIs({ ...page, tab: undefined }, ours)).toBeNull();
    expect(whoIs({ ...page, origin: 'null' }, ours)).toBeNull();
    expect(whoIs({ ...page, documentLifecycle: 'prerender' }, ours)).toBeNull();
    expect(whoIs({ ...page, documentLifecycle: 'active' }, ours)?.kind).toBe('page');
    expect(whoIs({ ...page, url: 'file:///C:/x.html', origin: 'null' }, ours)).toBeNull();
  });

  it('does not listen to another extension or a page that names our address', () => {
    expect(whoIs({ ...page, id: 'other' }, ours)).toBeNull();
    const claims = { ...page, url: `${LMS}/chrome-extension://abc/options.html` };
    expect(whoIs(claims, ours)?.kind).toBe('page');
  });

  it('knows our own pages by exact address', () => {
    const own = (file: string, more = {}) =>
      whoIs({ id: 'abc', url: `chrome-extension://abc/${file}`, ...more }, ours);
    expect(own('popup.html')).toEqual({ kind: 'own', page: 'popup' });
    expect(own('options.html', { tab: { id: 1 }, frameId: 0 })).toEqual({
      kind: 'own',
      page: 'options',
    });
    expect(own('panel.html', { tab: { id: 1 }, frameId: 5 })).toEqual({
      kind: 'panel',
      tab: 1,
      framed: true,
    });
    expect(own('panel.html', { tab: { id: 1 }, frameId: 0 })).toBeNull();
    expect(own('alone.html', { tab: { id: 1 }, frameId: 0 })?.kind).toBe('panel');
    expect(own('alone.html', { tab: { id: 1 }, frameId: 2 })).toBeNull();
    const side = { kind: 'panel', tab: null, framed: false };
    expect(own('sidepanel.html')).toEqual(side);
    expect(own('sidepanel.html', { frameId: 0 })).toEqual(side);
    expect(own('sidepanel.html', { tab: { id: 1 }, frameId: 0 })).toBeNull();
    expect(own('sidepanel.html', { tab: { id: 1 }, frameId: 3 })).toBeNull();
    expect(own('panel.html/options.html', { tab: { id: 1 }, frameId: 5 })).toBeNull();
    expect(own('lms.js')).toBeNull();
  });
});

describe('what a page may say', () => {
  const sender = { kind: 'page', tab: 3, origin: LMS, document: 'D1' } as const;
  it('speaks only of its own origin, and only where the LMS is allowed', () => {
    expect(speaksOfItself(sender, context, [LMS])).toBe(true);
    expect(speaksOfItself(sender, { ...context, origin: 'https://other.example' }, [LMS])).toBe(
      false,
    );
    expect(speaksOfItself(sender, context, ['https://other.example'])).toBe(false);
  });
});
