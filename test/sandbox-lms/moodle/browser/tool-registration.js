// Manage tools: a tool registers itself in a frame of this page, which goes when the tool says so.
const container = document.getElementById('external-registration-container');
const create = document.getElementById('tool-create-button');
create.addEventListener('click', () => {
  const url = document.getElementById('tool-url').value.trim();
  if (url === '') return;
  const query = new URLSearchParams({ url, sesskey: M.cfg.sesskey });
  const frame = document.createElement('iframe');
  frame.id = 'external-registration-page';
  frame.title = 'External tool registration';
  frame.width = '100%';
  frame.height = '700';
  frame.src = `${M.cfg.wwwroot}/mod/lti/startltiadvregistration.php?${query}`;
  container.replaceChildren(frame);
});
window.addEventListener('message', ({ data }) => {
  if (data?.subject === 'org.imsglobal.lti.close') location.reload();
});

for (const button of document.querySelectorAll('.tool-card-activate')) {
  button.addEventListener('click', async () => {
    const args = { id: button.dataset.client, state: 1 };
    await fetch(`${M.cfg.wwwroot}/lib/ajax/service.php?sesskey=${M.cfg.sesskey}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify([{ index: 0, methodname: 'mod_lti_update_tool_type', args }]),
    });
    location.reload();
  });
}
