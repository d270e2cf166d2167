import { effect } from '@preact/signals';
import { render } from 'preact';
import { loadPhrases } from '../../shared/locales/load.ts';
import { languageOf, type Phrases } from '../../shared/locales/phrases.ts';
import type { Welcome } from '../../shared/protocol/runtime.ts';
import './panel.css';
import { Panel } from './Panel.tsx';
import { connectPanel, type Hello, type PanelConnection } from './port-client.ts';

/** Chromium says whose pages stand around a frame; the background says whose it should be. */
function isWhereItShouldBe({ top }: Welcome): boolean {
  const around = [...(location.ancestorOrigins ?? [])];
  return top === null ? window.top === window : around.every((origin) => origin === top);
}

function dress({ look }: Welcome, { language, dir }: Phrases): void {
  const { documentElement: html } = document;
  html.lang = language;
  html.dir = dir;
  html.dataset.theme = look.theme;
}

async function show(connection: PanelConnection, welcome: Welcome): Promise<void> {
  const root = document.getElementById('root');
  if (root === null || !isWhereItShouldBe(welcome)) return;
  const phrases = await loadPhrases(languageOf([welcome.look.language]));
  dress(welcome, phrases);
  render(<Panel connection={connection} phrases={phrases} />, root);
}

/** `first`: how the panel makes itself known. A background that does not know it hangs up, and it stays empty. */
export function startPanel(first: Hello): void {
  const connection = connectPanel(first);
  let isShown = false;
  effect(() => {
    const welcome = connection.welcome.value;
    if (welcome === null || isShown) return;
    isShown = true;
    void show(connection, welcome);
  });
}
