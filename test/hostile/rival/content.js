// A second extension with every host granted: in pages it runs beside Waymark's script, in a world of its own.
globalThis.rival = {
  frame: () => {
    const host = document.querySelector('waymark-panel');
    return (host && chrome.dom.openOrClosedShadowRoot(host)?.querySelector('iframe')) ?? null;
  },
};
