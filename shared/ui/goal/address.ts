/** The start of a safe address, or all of one: `h`, `https:/`, `https://…`. */
const SO_FAR = /^(https:\/\/.*|h|ht|htt|http|https|https:|https:\/)?$/i;
/** As people type it: `www.school.example/page`. */
const BARE = /^[\w-]+(\.[\w-]+)+([/?#:].*)?$/u;

/** What people type as an address: nothing, one as it is, one that lacks its `https://`; else null. Only https is taken. */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (BARE.test(text)) return `https://${text}`;
  return text === '' || (/^https:\/\//i.test(text) && URL.canParse(text)) ? text : null;
}
export const isAddressSoFar = (typed: string): boolean =>
  SO_FAR.test(typed.trim()) || addressOf(typed) !== null;
