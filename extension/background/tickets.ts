/** Random, base64url, 192 bits. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The document of a tab a panel stands in. `document` is '' where the browser does not tell it (Firefox). */
export type Place = { tab: number; document: string };
type Ticket = Place & { until: number };
export type Tickets = Readonly<Record<string, Ticket>>;

/** A frame loads within this, also on a slow computer; ms. */
const GOOD_FOR_MS = 60_000;

export const withTicket = (tickets: Tickets, key: string, place: Place, now: number): Tickets => ({
  ...withoutOld(tickets, now),
  [key]: { ...place, until: now + GOOD_FOR_MS },
});

/** One use: the ticket is gone from `rest` whether it fits or not. */
export function takeTicket(
  tickets: Tickets,
  key: string,
  tab: number,
  now: number,
): { place: Place | null; rest: Tickets } {
  const { [key]: ticket, ...rest } = tickets;
  const fits = Object.hasOwn(tickets, key) && ticket?.tab === tab && ticket.until > now;
  const place = fits ? { tab: ticket.tab, document: ticket.document } : null;
  return { place, rest: withoutOld(rest, now) };
}

const withoutOld = (tickets: Tickets, now: number): Tickets =>
  Object.fromEntries(Object.entries(tickets).filter(([, ticket]) => ticket.until > now));
