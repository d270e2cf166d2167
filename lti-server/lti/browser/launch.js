// Runs in the browser when a launch came back without our cookie: finds the secret and sends it with the token.
import { asker, readData } from './platform-storage.js';

const data = readData();

function findHere() {
  try {
    const secret = localStorage.getItem(data.key);
    localStorage.removeItem(data.key);
    return secret;
  } catch {
    return null;
  }
}

async function findAtPlatform() {
  if (data.frame === null) return null;
  const ask = asker(data);
  try {
    const { value } = await ask('lti.get_data', { key: data.key });
    // Tidying up: the secret is worth nothing once its state is spent, so a platform that keeps it harms nobody.
    ask('lti.put_data', { key: data.key, value: null }).catch(() => {});
    return value;
  } catch {
    return null;
  }
}

const secret = findHere() ?? (await findAtPlatform());
const form = document.forms[0];
// Without it the server has to say no: with a page that carries a number to quote, and one more line in its log.
form.elements.namedItem('proof').value = secret || 'none';
form.submit();
