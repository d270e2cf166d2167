/** A document's pages, each a list of lines, as a word processor would break the words of `html`. */
export function pagesOf(html: string): string[][] {
  const lines = paragraphsOf(html).flatMap((each) => [...broken(each), '']);
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += linesAPage)
    pages.push(lines.slice(at, at + linesAPage));
  return pages;
}

const linesAPage = 9;
const lettersALine = 72;

function paragraphsOf(html: string): string[] {
  return html
    .split(/<\/(?:p|li|h\d)>/)
    .map((each) =>
      each
        .replace(/<[^>]*>/g, '')
        .replace(/&nbsp;|\s+/g, ' ')
        .replaceAll('&amp;', '&')
        .trim(),
    )
    .filter((each) => each !== '');
}

function broken(paragraph: string): string[] {
  const lines = [''];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= lettersALine) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
