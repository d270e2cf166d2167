// Admin › Apps › Manage: a tool registers itself in a frame of this page; when it says that it is done, it is reviewed.
const at = (id) => document.getElementById(id);
const base = '/api/lti/accounts/1';
const ask = async (path, init) => (await fetch(`${base}${path}`, init)).json();
let begun;
let found;

at('install-new-app').addEventListener('click', () => {
  at('install').hidden = false;
});
at('registration-next').addEventListener('click', async () => {
  const address = new URL(at('registration-url').value.trim());
  begun = await ask(`/registration_token?registration_url=${encodeURIComponent(address)}`);
  address.searchParams.set('openid_configuration', begun.oidc_configuration_url);
  address.searchParams.set('registration_token', begun.token);
  const frame = document.createElement('iframe');
  frame.title = 'Register App';
  frame.width = '100%';
  frame.height = '700';
  frame.src = address;
  at('registration-frame').replaceChildren(frame);
});
window.addEventListener('message', async ({ data }) => {
  if (data?.subject !== 'org.imsglobal.lti.close' || begun === undefined) return;
  at('registration-frame').replaceChildren();
  found = await ask(`/registrations/uuid/${begun.uuid}`);
  at('registration-summary').textContent = `${found.client_name}, client ID ${found.client_id}`;
  at('registration-review').hidden = false;
});
at('registration-enable').addEventListener('click', async () => {
  const token = /(?:^|; )_csrf_token=([^;]+)/.exec(document.cookie)?.[1] ?? '';
  await ask(`/registrations/${found.client_id}/enable`, {
    method: 'POST',
    headers: { 'X-CSRF-Token': decodeURIComponent(token) },
  });
  location.reload();
});
