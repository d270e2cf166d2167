/**
 * Puts text where `start` to `end` stood, as if it were typed: whoever holds the field's words hears of it, and the
 * browser's own undo takes it back. The old command is the only one that does the latter.
 */
export function insert(field: HTMLTextAreaElement, start: number, end: number, text: string): void {
  field.focus();
  field.setSelectionRange(start, end);
  const command = text === '' ? 'delete' : 'insertText';
  if (start === end && text === '') return;
  const { value } = field;
  document.execCommand?.(command, false, text);
  if (field.value !== value || value.slice(start, end) === text) return;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
