import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

export type IsTrusted = (address: string) => boolean;

/**
 * From `TRUSTED_PROXY`: addresses and networks (`127.0.0.1, 10.0.0.0/8, fd00::/8`), separated by commas or spaces.
 * Throws one French sentence for what is neither.
 */
export function trustedProxies(list: string): IsTrusted {
  const known = new BlockList();
  for (const item of list.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', length, ...rest] = item.split('/');
    const family = familyOf(address);
    const bits = length === undefined ? (family === 'ipv4' ? 32 : 128) : Number(length);
    const most = family === 'ipv4' ? 32 : 128;
    if (family === null || rest.length > 0 || !/^\d+$/.test(length ?? '0') || bits > most)
      throw new Error(`TRUSTED_PROXY contient « ${item} » : écrivez des adresses ou des réseaux, comme 10.0.0.0/8.`);
    known.addSubnet(address, bits, family);
  }
  return (address) => {
    const family = familyOf(address);
    return family !== null && known.check(address, family);
  };
}

/**
 * Whoever asks, as far as somebody whom we believe says so: from the nearest hop outwards, the first one that is no
 * proxy of ours. What a client writes itself stands beyond that, and counts for nothing.
 */
export function clientOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, isTrusted: IsTrusted): string {
  const peer = plain(request.socket.remoteAddress ?? '');
  if (!isTrusted(peer)) return peer;
  const told = [hopsOf(request.headers['x-forwarded-for'], (hop) => hop), hopsOf(request.headers['forwarded'], forOf)]
    .filter((hops) => hops.length > 0)
    .map((hops) => nearest(peer, hops, isTrusted));
  // A proxy writes one of the two and may let the other through: where they differ, one is the client's own.
  return new Set(told).size === 1 ? (told[0] ?? peer) : peer;
}

function nearest(peer: string, hops: readonly string[], isTrusted: IsTrusted): string {
  let known = peer;
  for (const hop of hops.toReversed()) {
    const address = plain(hop);
    // « unknown », or no address at all: beyond it nothing can be told.
    if (familyOf(address) === null) return known;
    known = address;
    if (!isTrusted(address)) return known;
  }
  return known;
}

function hopsOf(header: string | string[] | undefined, read: (hop: string) => string): string[] {
  const text = Array.isArray(header) ? header.join() : (header ?? '');
  return text.trim() === '' ? [] : text.split(',').map((hop) => read(hop.trim()));
}

/** Of RFC 7239: `for=192.0.2.60;proto=https`, `for="[2001:db8::17]:4711"`. */
function forOf(hop: string): string {
  return /(?:^|;)\s*for\s*=\s*("[^"]*"|[^;\s]*)/i.exec(hop)?.[1]?.replaceAll('"', '') ?? '';
}

/** Without a port, brackets or the zone, and IPv4 as IPv4. */
function plain(hop: string): string {
  const bare = hop.replace(/^\[([^\]]*)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return bare.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const family = isIP(address);
  return family === 0 ? null : family === 4 ? 'ipv4' : 'ipv6';
}
