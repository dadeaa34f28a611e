import { shortLink } from '@aggloforum/publisher/contract/short-link.ts';
import type { ConsultationView } from './view.ts';

/** What is printed to call for a consultation. */
export interface Kit {
  readonly shortPath: string;
  readonly poster: string;
  readonly code: string;
  readonly files: readonly string[];
}

/**
 * Null where there is nothing to call for any more, or it is not ours to call: what was printed leads to the
 * consultation's page for ever all the same, by its short address.
 */
export function kitOf({ code, origin, path, phase }: ConsultationView): Kit | null {
  if (code === null || origin !== 'native' || (phase !== 'open' && phase !== 'announced')) return null;
  const [poster, square] = [`${path}affiche.pdf`, `${path}qr.svg`];
  return { shortPath: shortLink(code), poster, code: square, files: [poster, square] };
}
