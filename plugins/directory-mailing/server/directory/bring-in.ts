import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { ConsentBasis } from '../../core/directory/consent-basis.ts';
import type { Candidate } from '../../core/directory/people-of-file.ts';
import { CONSENT_RECORD, STAKEHOLDER } from '../content-types/index.ts';
import type { Trx } from '../services/store-mailing.ts';

/** SQLite counts the parts of a statement. */
const ROWS_AT_ONCE = 200;

/**
 * Into the directory, each with the proof of consent that their line stands for; answers how many came in. Whom another
 * import brought meanwhile the key lets pass in silence: they are not counted, and get no second proof.
 */
export async function bringIn(
  strapi: Core.Strapi,
  trx: Trx,
  people: readonly Candidate[],
  { kind, sentence, on }: ConsentBasis,
  reference: string,
): Promise<number> {
  const rowsOf = (uid: string) => strapi.db.getConnection(strapi.db.metadata.get(uid).tableName).transacting(trx);
  const at = `${on}T00:00:00.000Z`;
  const created_at = new Date();
  let came = 0;
  for (let from = 0; from < people.length; from += ROWS_AT_ONCE) {
    const part = people.slice(from, from + ROWS_AT_ONCE).map((person) => ({ person, id: randomUUID() }));
    const rows = part.map(({ person: { email, name, organisation, actorKind, communes, themes }, id }) => ({
      document_id: id,
      email,
      name,
      organisation,
      actor_kind: actorKind,
      communes: JSON.stringify(communes),
      themes: JSON.stringify(themes),
      state: 'confirmed',
      confirmed_at: at,
      source: 'import',
      created_at,
    }));
    await rowsOf(STAKEHOLDER).insert(rows).onConflict('email').ignore();
    const ids = part.map(({ id }) => id);
    const stored = (await rowsOf(STAKEHOLDER).select('document_id').whereIn('document_id', ids)) as {
      document_id: string;
    }[];
    const ours = new Set(stored.map(({ document_id }) => document_id));
    const proofs = part
      .filter(({ id }) => ours.has(id))
      .map(({ person: { line }, id }) => ({
        document_id: randomUUID(),
        stakeholder: id,
        act: 'given',
        version: kind,
        wording: sentence,
        source: 'import',
        reference: `${reference}, ligne ${line}`,
        at,
        created_at,
      }));
    if (proofs.length > 0) await rowsOf(CONSENT_RECORD).insert(proofs);
    came += proofs.length;
  }
  return came;
}
