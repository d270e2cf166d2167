// A tool is opened in a frame to choose a link; what it answers is put into the course.
const find = document.getElementById('find_external_tool');
const dialog = document.getElementById('resource_selection_dialog');
find?.addEventListener('click', () => {
  const frame = document.createElement('iframe');
  frame.title = 'Select content';
  frame.width = '100%';
  frame.height = '600';
  frame.src = find.dataset.src;
  dialog.replaceChildren(frame);
});
window.addEventListener('message', async ({ origin, data }) => {
  if (origin !== location.origin || data?.subject !== 'LtiDeepLinkingResponse') return;
  dialog.replaceChildren();
  const token = /(?:^|; )_csrf_token=([^;]+)/.exec(document.cookie)?.[1] ?? '';
  await fetch(`/courses/${find.dataset.course}/modules/items`, {
    method: 'POST',
    headers: { 'X-CSRF-Token': decodeURIComponent(token) },
    body: new URLSearchParams({
      items: JSON.stringify(data.content_items),
      assignment_id: find.dataset.assignment,
    }),
  });
  location.assign(`/courses/${find.dataset.course}/modules`);
});
