import { effect } from '@preact/signals';
import { render } from 'preact';
import { loadPhrases } from '../../shared/locales/load.ts';
import { languageOf, type Phrases } from '../../shared/locales/phrases.ts';
import type { Welcome } from '../../shared/protocol/runtime.ts';
import './panel.css';
import { Panel } from './Panel.tsx';
import { connectPanel, type Hello } from './port-client.ts';

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

/** `first`: how the panel makes itself known. A background that does not know it hangs up, and it stays empty. */
export function startPanel(first: Hello): void {
  const connection = connectPanel(first);
  const root = document.getElementById('root');
  let spoken: Promise<Phrases> | null = null;
  let language = '';
  effect(() => {
    document.documentElement.dataset.veiled = String(connection.veiled.value);
  });
  effect(() => {
    const welcome = connection.welcome.value;
    if (welcome === null || root === null || !isWhereItShouldBe(welcome)) return;
    dress(welcome);
    // The side panel follows its tab into another language and theme.
    const wanted = languageOf([welcome.look.language]);
    if (spoken === null || wanted !== language) spoken = loadPhrases(wanted);
    language = wanted;
    void spoken.then((phrases) => {
      if (connection.welcome.peek() !== welcome) return;
      document.documentElement.lang = phrases.language;
      document.documentElement.dir = phrases.dir;
      render(<Panel connection={connection} phrases={phrases} />, root);
    });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) connection.tell({ type: 'escape' });
  });
}
