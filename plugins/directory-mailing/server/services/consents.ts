import type { Core } from '@strapi/strapi';
import type { ConsentProof } from '../../contract/entry.ts';
import { CONSENT, consentWording } from '../../contract/subscription.ts';
import { CONSENT_RECORD } from '../content-types/index.ts';

export interface ConsentAct {
  readonly stakeholder: string;
  readonly act: 'given' | 'renewed' | 'withdrawn' | 'paused' | 'resumed' | 'bounced';
  /** Where it was done: `site-form`, `own-page`, `mail-link`, `staff`, `import`, `bounce`, `complaint`. */
  readonly source: string;
  /** Of the wording that the person read; `wording` when it was not the form's. Left out, what was agreed to last. */
  readonly version?: string;
  readonly wording?: string;
  readonly reference?: string;
  readonly at: string;
}

type Wording = Pick<ConsentProof, 'version' | 'wording'>;

/** What somebody agreed to last, in the words of then; the present ones for who never did. */
export async function agreedLast(strapi: Core.Strapi, stakeholder: string): Promise<Wording> {
  const row = (await strapi.db
    .query(CONSENT_RECORD)
    .findOne({ where: { stakeholder, act: 'given' }, orderBy: { id: 'desc' } })) as Wording | null;
  return row === null ? CONSENT : { version: row.version, wording: row.wording };
}

/** Appends to the proof; nothing but erasure ever takes a line away. */
export async function recordConsent(strapi: Core.Strapi, act: ConsentAct): Promise<void> {
  const { version, stakeholder } = act;
  const about =
    version === undefined ? await agreedLast(strapi, stakeholder) : { version, wording: consentWording(version) };
  await strapi.db.query(CONSENT_RECORD).create({ data: { ...about, ...act } });
}
