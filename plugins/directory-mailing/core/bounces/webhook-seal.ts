import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the relay's clock may be from ours, in milliseconds; a seal is worth nothing afterwards. */
export const SEAL_LASTS = 300_000;

/** `t=<epoch seconds>,v1=<hex HMAC-SHA-256 of "<t>.<body>">`. */
export function sealBody(body: string, at: number, key: string): string {
  const seconds = Math.floor(at / 1_000);
  return `t=${seconds},v1=${markOf(seconds, body, key).toString('hex')}`;
}

export function sealIsGood(seal: string, body: string, now: number, key: string): boolean {
  const [, written = '', mark = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(seal) ?? [];
  if (written === '') return false;
  const seconds = Number(written);
  if (Math.abs(now - seconds * 1_000) > SEAL_LASTS) return false;
  return timingSafeEqual(Buffer.from(mark, 'hex'), markOf(seconds, body, key));
}

function markOf(seconds: number, body: string, key: string): Buffer {
  return createHmac('sha256', key).update(`${seconds}.${body}`).digest();
}
