// Runs in the browser between login and launch: leaves this browser's secret where it can be found again. Where
// nothing can be kept, a tab of our own is offered before the LMS's one-time launch is spent.
import { asker, readData, reveal } from './platform-storage.js';

const data = readData();

function keepHere() {
  try {
    localStorage.setItem(data.key, data.secret);
    return localStorage.getItem(data.key) === data.secret;
  } catch {
    return false;
  }
}

/** Kept here already, it is kept there only for certainty: nobody waits long for that. */
const SURE_MS = 1_500;

async function keepAtPlatform(patienceMs) {
  if (data.frame === null) return false;
  try {
    await asker(data, patienceMs)('lti.put_data', { key: data.key, value: data.secret });
    return true;
  } catch {
    return false;
  }
}

async function cookieKept() {
  try {
    return (await fetch(`/lti/check?key=${data.key}`, { credentials: 'same-origin' })).ok;
  } catch {
    return false;
  }
}

const here = keepHere();
const there = await keepAtPlatform(here ? SURE_MS : undefined);
const kept = here || there || (await cookieKept());
if (kept) location.replace(data.next);
// In a tab of its own there is nowhere else to go.
else reveal(window.parent === window ? 'blocked' : 'new-tab');
