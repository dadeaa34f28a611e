import type { PublicChange } from './changes.ts';

/** `GET /api/publisher/preview?token=…`: a draft as it would be read if it were published now, or what stands online. For the front door alone. */
export interface PublicPreview {
  /** False of what already stands online. */
  readonly draft: boolean;
  /** Where on the site the entry would be read. */
  readonly path: string;
  /** The dossier of the entry, and nothing else that is not public. */
  readonly changes: readonly PublicChange[];
  /** Origin of the administration, which shows the preview in a frame. */
  readonly admin: string;
}

/** Of the token of a preview; what follows it in the address is a path of the site. */
export const PREVIEW_TOKEN = /^[\w.-]{1,512}$/;

export function previewAddress(token: string): string {
  return `/participer/apercu/${token}/`;
}
