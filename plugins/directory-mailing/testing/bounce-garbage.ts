import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classify } from '../core/bounces/classify.ts';

/** Noise, and whole messages of which something in the middle was taken out and noise put in. */
export function garbage(whole: readonly Buffer[]): fc.Arbitrary<Uint8Array> {
  const cut = fc
    .tuple(
      fc.constantFrom(...whole),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.uint8Array({ maxLength: 40 }),
      fc.nat(600),
    )
    .map(([raw, part, noise, taken]) => {
      const at = Math.floor(raw.length * part);
      return Buffer.concat([raw.subarray(0, at), noise, raw.subarray(at + taken)]);
    });
  return fc.oneof(fc.uint8Array({ maxLength: 600 }), cut);
}

export async function neverThrows(raw: Uint8Array): Promise<void> {
  assert.match((await classify(raw)).verdict, /^(hard|soft|complaint|auto-reply|notice|unknown)$/);
}
