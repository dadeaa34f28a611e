import { createHmac, timingSafeEqual } from 'node:crypto';

/** Who asks, as the front door sees them; believed beside its token only. */
export const CLIENT_HEADER = 'x-aggloforum-client';
export const DOOR_HEADER = 'x-aggloforum-door';

/** Says that the front door speaks. Made from the secret that both read in the data folder, so that it opens nothing else. */
export function doorToken(secret: string): string {
  return createHmac('sha256', secret).update('aggloforum\nfront-door').digest('base64url');
}

interface Asked {
  readonly header: (name: string) => string | undefined;
  /** The other end of the connection. */
  readonly peer: string;
}

/** Whom an allowance is counted for. A proxy before the administration speaks from this machine too, for anybody. */
export function askerOf({ header, peer }: Asked, secret: string): string {
  const sent = Buffer.from(header(DOOR_HEADER) ?? '');
  const wanted = Buffer.from(doorToken(secret));
  const isDoor = sent.length === wanted.length && timingSafeEqual(sent, wanted);
  return (isDoor ? header(CLIENT_HEADER) : undefined) ?? peer;
}
