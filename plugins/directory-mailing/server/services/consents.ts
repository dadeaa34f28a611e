import type { Core } from '@strapi/strapi';
import { CONSENT, consentWording } from '../../contract/subscription.ts';
import { CONSENT_RECORD } from '../content-types/index.ts';

export interface ConsentAct {
  readonly stakeholder: string;
  readonly act: 'given' | 'renewed' | 'withdrawn' | 'paused' | 'resumed' | 'bounced';
  /** Where it was done: `site-form`, `own-page`, `mail-link`, `staff`, `import`, `bounce`, `complaint`. */
  readonly source: string;
  /** Of the wording that the person read, the present one when nothing was read; `wording` when it was not the form's. */
  readonly version?: string;
  readonly wording?: string;
  readonly reference?: string;
  readonly at: string;
}

/** Appends to the proof; nothing but erasure ever takes a line away. */
export async function recordConsent(strapi: Core.Strapi, act: ConsentAct): Promise<void> {
  const { version = CONSENT.version } = act;
  await strapi.db.query(CONSENT_RECORD).create({ data: { wording: consentWording(version), ...act, version } });
}
