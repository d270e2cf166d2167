import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { OutgoingError } from './outgoing-error.ts';

/** Which addresses the server may ask: what a platform, or whoever pretends to be one, names as its own. */
export type AddressPolicy = {
  /** Throws OutgoingError `address_refused`, before any name is looked up. */
  check(url: URL): void;
  /** Whether a name may have this address. */
  allows(host: string, address: string): boolean;
};

/** The IANA special-purpose registries (RFC 6890), and what carries an IPv4 address inside (RFC 6052, 3056, 4380). */
const NOT_PUBLIC = {
  ipv4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ],
  ipv6: [
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
    ['5f00::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ],
} as const;

const notPublic = new BlockList();
for (const family of ['ipv4', 'ipv6'] as const)
  for (const [net, prefix] of NOT_PUBLIC[family]) notPublic.addSubnet(net, prefix, family);
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** `::ffff:10.0.0.1` is 10.0.0.1; BlockList sees through it. A zone (`%eth0`) says nothing about the address. */
const isIn = (list: BlockList, address: string): boolean =>
  list.check(address.replace(/%.*$/, ''), isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Without the brackets of an IPv6 address and a last dot. */
const bare = (host: string): string =>
  host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();

const namesThisMachine = (host: string): boolean =>
  isIP(host) === 0 ? host === 'localhost' : isIn(loopback, host);

/** This machine and no other: a trial or a test, where nothing crosses a network. */
export const isTrial = (publicUrl: string): boolean =>
  namesThisMachine(bare(new URL(publicUrl).hostname));

/**
 * https and public addresses. `privateHosts`: LMSs an administrator has said to stand inside the network. While the server
 * itself is only on this machine (a trial, a test) so may be its LMS, without TLS.
 */
export function addressPolicy(config: {
  publicUrl: string;
  privateHosts: readonly string[];
}): AddressPolicy {
  const trial = isTrial(config.publicUrl);
  const inside = new Set(config.privateHosts.map(bare));
  const allows = (host: string, address: string): boolean => {
    if (!isIn(notPublic, address)) return true;
    if (trial && isIn(loopback, address)) return true;
    return inside.has(bare(host));
  };
  return {
    allows,
    check(url) {
      const host = bare(url.hostname);
      const secure = url.protocol === 'https:';
      const here = trial && url.protocol === 'http:' && namesThisMachine(host);
      const literal = isIP(host) !== 0;
      if (!(secure || here) || url.username !== '' || (literal && !allows(host, host)))
        throw new OutgoingError('address_refused');
    },
  };
}

export type Resolve = (
  host: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/** A name is looked up once, every address it has is judged, and the connection goes to those very addresses. */
export const pinned =
  (policy: AddressPolicy, resolve: Resolve): LookupFunction =>
  (host, { all, ...options }, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error !== null || first === undefined)
        return done(error ?? new OutgoingError('unreachable'), []);
      if (!found.every(({ address }) => policy.allows(host, address)))
        return done(new OutgoingError('address_refused'), []);
      return all === true ? done(null, found) : done(null, first.address, first.family);
    });
  };
