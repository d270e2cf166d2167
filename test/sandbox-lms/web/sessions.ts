import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Person } from '../school/people.ts';

export type Session = {
  user: Person | undefined;
  /** Who acts as `user`, when that is somebody else. */
  actor: Person | undefined;
  lang: string;
  /** Moodle calls it sesskey, Canvas authenticity token: a form without it is refused. */
  formKey: string;
};

export type Sessions = {
  /** Sets an HttpOnly cookie on first contact. */
  middleware: RequestHandler;
  of(request: Request): Session;
  /** The same without starting a session where the browser sent none. */
  peek(request: Request): Pick<Session, 'user' | 'actor'>;
  /** A new session for this person, as a sign-in makes one. */
  signIn(request: Request, person: Person): Session;
  /** The same session as somebody else; as the person themselves again without one. */
  become(request: Request, person: Person | undefined): void;
  signOut(request: Request): void;
  endAll(): void;
};

/** As the LMS's own session cookie: Canvas lets it travel in frames of other sites, Moodle over http does not. */
export type CookieReach = { sameSite: 'lax' } | { sameSite: 'none'; secure: true };

/** Sessions in memory, found by an ordinary cookie. `langParameter` switches the language for the session. */
export function createSessions(
  cookieName: string,
  langParameter: string,
  reach: CookieReach,
): Sessions {
  const sessions = new Map<string, Session>();
  const idOf = new WeakMap<Request, string>();
  const fresh = (user: Person | undefined, lang: string): Session => ({
    user,
    actor: undefined,
    lang,
    formKey: randomBytes(8).toString('hex'),
  });
  const setCookie = (request: Request, session: Session) => {
    const id = randomBytes(16).toString('hex');
    sessions.set(id, session);
    idOf.set(request, id);
    request.res?.cookie(cookieName, id, { httpOnly: true, path: '/', ...reach });
    return session;
  };
  const of = (request: Request): Session => {
    const id = idOf.get(request) ?? readCookie(request, cookieName);
    const known = id === undefined ? undefined : sessions.get(id);
    if (known && id !== undefined) {
      idOf.set(request, id);
      return known;
    }
    return setCookie(request, fresh(undefined, 'en'));
  };
  const drop = (request: Request) => {
    const id = idOf.get(request) ?? readCookie(request, cookieName);
    if (id !== undefined) sessions.delete(id);
  };
  return {
    middleware: (request, _response, next) => {
      const lang = request.query[langParameter];
      if (typeof lang === 'string' && /^[a-z]{2,3}$/.test(lang)) of(request).lang = lang;
      next();
    },
    of,
    peek: (request) => {
      const id = idOf.get(request) ?? readCookie(request, cookieName);
      const session = id === undefined ? undefined : sessions.get(id);
      return { user: session?.user, actor: session?.actor };
    },
    signIn: (request, person) => {
      const { lang } = of(request);
      drop(request);
      return setCookie(request, fresh(person, lang));
    },
    become: (request, person) => {
      const session = of(request);
      const actor = session.actor ?? session.user;
      session.user = person ?? actor;
      session.actor = person && person !== actor ? actor : undefined;
    },
    signOut: (request) => {
      const { lang } = of(request);
      drop(request);
      setCookie(request, fresh(undefined, lang));
    },
    endAll: () => sessions.clear(),
  };
}

function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value) return value;
  }
  return undefined;
}

export function direction(lang: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur'].includes(lang) ? 'rtl' : 'ltr';
}
