import { createHmac } from 'node:crypto';

/** What is kept of an address that must not be kept: tells whether it is the same one, and nothing without the key. */
export function addressMark(address: string, secret: string): string {
  return createHmac('sha256', secret).update(`aggloforum\naddress\n${address}`).digest('base64url');
}
