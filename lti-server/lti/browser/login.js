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

async function keepAtPlatform() {
  if (data.frame === null) return false;
  try {
    await asker(data)('lti.put_data', { key: data.key, value: data.secret });
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

const kept = [keepHere(), await keepAtPlatform()].some(Boolean) || (await cookieKept());
if (kept) location.replace(data.next);
else reveal('new-tab');
