import { effect } from '@preact/signals';
import { render } from 'preact';
import { loadPhrases } from '../../shared/locales/load.ts';
import { languageOf } from '../../shared/locales/phrases.ts';
import type { Welcome } from '../../shared/protocol/runtime.ts';
import './panel.css';
import { Panel } from './Panel.tsx';
import { connectPanel, type Hello, type PanelConnection } from './port-client.ts';

/** Chromium says whose pages stand around a frame; the background says whose it should be. */
function isWhereItShouldBe({ top }: Welcome): boolean {
  const around = [...(location.ancestorOrigins ?? [])];
  return top === null ? window.top === window : around.every((origin) => origin === top);
}

function dress({ look }: Welcome): void {
  const { dataset } = document.documentElement;
  dataset.theme = look.theme;
  dataset.contrast = look.contrast;
}

async function show(connection: PanelConnection, welcome: Welcome): Promise<void> {
  const root = document.getElementById('root');
  if (root === null || !isWhereItShouldBe(welcome)) return;
  const phrases = await loadPhrases(languageOf([welcome.look.language]));
  document.documentElement.lang = phrases.language;
  document.documentElement.dir = phrases.dir;
  render(<Panel connection={connection} phrases={phrases} />, root);
}

/** `first`: how the panel makes itself known. A background that does not know it hangs up, and it stays empty. */
export function startPanel(first: Hello): void {
  const connection = connectPanel(first);
  let isShown = false;
  effect(() => {
    const welcome = connection.welcome.value;
    if (welcome === null) return;
    dress(welcome);
    if (isShown) return;
    isShown = true;
    void show(connection, welcome);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) connection.tell({ type: 'escape' });
  });
}
