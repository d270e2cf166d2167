// The frame starts at 300 px and grows to its work once that has been laid out.
const frame = document.getElementById('preview_frame');
frame.addEventListener('load', () => {
  frame.style.height = `${Math.max(300, frame.contentDocument.documentElement.scrollHeight)}px`;
});
