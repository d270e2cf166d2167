import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** Canvas's `lti_message_hint` is a JWT of its own, opaque to tools, good for five minutes. */
export type MessageHints = {
  write(claims: Record<string, string>): Promise<string>;
  /** The launch's one-time id, or undefined for a hint that is not ours or too old. */
  read(hint: string): Promise<string | undefined>;
};

export function createMessageHints(): MessageHints {
  const secret = randomBytes(32);
  return {
    write: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(secret),
    read: async (hint) => {
      try {
        const { payload } = await jwtVerify(hint, secret, { algorithms: ['HS256'] });
        return typeof payload.verifier === 'string' ? payload.verifier : undefined;
      } catch {
        return undefined; // Not ours: it names no launch, and the caller says so.
      }
    },
  };
}
