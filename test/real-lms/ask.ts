/** Asks an LMS as one browser does, with its cookies, and follows redirects. With a form it is a POST. */
export type Ask = (address: string, form?: Record<string, string>) => Promise<Answer>;
export type Answer = { status: number; text: string };

/** The value of an input with this name, null where the page has none. */
export function inputIn({ text }: Answer, name: string): string | null {
  const [tag] = new RegExp(`<input[^>]*\\bname="${name}"[^>]*>`).exec(text) ?? [];
  return tag === undefined ? null : (/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '');
}
