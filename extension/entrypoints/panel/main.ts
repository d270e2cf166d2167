import { startPanel } from '../../panel/start.tsx';

const ticket = location.hash.slice(1);
// The ticket is used up in a moment; it need not stay in the address.
history.replaceState(null, '', location.pathname);
// Without one it stays inert; so it does at the top of a tab.
if (ticket !== '' && window.top !== window) startPanel({ type: 'hello', ticket });
