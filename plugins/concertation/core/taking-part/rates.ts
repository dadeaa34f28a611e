import { createHmac } from 'node:crypto';

export interface Allowance {
  /** At once: a meeting whose eighty people share one Wi-Fi must pass. */
  readonly burst: number;
  readonly perHour: number;
}

const PRIVATE = /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\./;

/**
 * Who shares an allowance: one IPv4 address, which is often a whole network already, or the /56 that a household gets
 * in IPv6. `local` for what says nothing about anybody: this machine, or private addresses.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(plain)) return PRIVATE.test(plain) ? 'local' : plain;
  if (!plain.includes(':')) return 'local';
  const groups = groupsOf(plain);
  if (/^f[cd]|^fe[89ab]/.test(groups[0] ?? '') || groups.slice(0, 7).every((group) => group === '0000')) return 'local';
  return `${groups.slice(0, 3).join(':')}:${(groups[3] ?? '').slice(0, 2)}`;
}

/**
 * Tells posts of one network from others within one day, and says no address: keyed, and another one on the next day.
 * Null for `local`, which says nothing about anybody.
 */
export function networkMark(network: string, day: string, secret: string): string | null {
  if (network === 'local') return null;
  return createHmac('sha256', secret)
    .update(`aggloforum\nnetwork\n${day}\n${network}`)
    .digest('base64url')
    .slice(0, 22);
}

/** The eight groups of an IPv6 address, four digits each. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array.from({ length: missing }, () => '0'), ...right].map((group) => group.padStart(4, '0'));
}

/** More networks than this at once: the ones that were quiet for longest are forgotten. */
const MOST_NETWORKS = 50_000;

/** Of a floating sum that comes out just below what it is. */
const HAIR = 1e-9;

/**
 * Allowances that fill up again with time. What was used is counted, so that an allowance that is raised meanwhile holds
 * at once. Kept in memory alone: no address is ever written down.
 */
export class RateMeter {
  readonly #used = new Map<string, { readonly count: number; readonly at: number }>();

  /** Takes one; answers 0, or after how many seconds there will be one. */
  take(network: string, now: number, { burst, perHour }: Allowance): number {
    const known = this.#used.get(network);
    const hours = known === undefined ? 0 : Math.max(0, now - known.at) / 3_600_000;
    const count = Math.max(0, (known?.count ?? 0) - hours * perHour);
    const over = count + 1 - burst;
    const granted = over <= HAIR;
    this.#used.delete(network);
    this.#used.set(network, { count: granted ? count + 1 : count, at: now });
    if (this.#used.size > MOST_NETWORKS) this.#used.delete(this.#used.keys().next().value ?? '');
    return granted ? 0 : Math.ceil((over / perHour) * 3_600);
  }
}
