// The tool is opened in a frame to choose in; what it answers fills the form of the activity.
const place = document.getElementById('contentitem-page');
document.getElementById('select-content-form').addEventListener('submit', () => {
  const frame = document.createElement('iframe');
  frame.id = 'contentitem-page-iframe';
  frame.name = 'contentitem-page-iframe';
  frame.title = 'Select content';
  frame.width = '100%';
  frame.height = '575';
  place.replaceChildren(frame);
});
window.processContentItemReturnData = (items) => {
  place.replaceChildren();
  const list = document.getElementById('contentitem-list');
  list.replaceChildren(
    ...items.map(({ title }) => {
      const entry = document.createElement('li');
      entry.textContent = title;
      return entry;
    }),
  );
  document.getElementById('contentitem-preview').textContent =
    items.length === 0
      ? 'Nothing is selected yet.'
      : 'The following items will be added to your course:';
  document.querySelector('[name="items"]').value = JSON.stringify(items);
  document.getElementById('id_submitbutton2').disabled = items.length === 0;
};
