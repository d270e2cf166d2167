/** The file handed out last. It is let go when the next one is made: a browser may read late. */
let last = '';

/** Hands a file to the person, made here and sent nowhere. */
export function download(name: string, text: string, type: string): void {
  URL.revokeObjectURL(last);
  last = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = last;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
