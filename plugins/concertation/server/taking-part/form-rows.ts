import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { FormAnswer, Transaction } from '../../contract/taking-part.ts';
import { refused } from '../../core/refusal.ts';
import { ANSWER_LASTS } from '../../core/taking-part/same-fields.ts';

const ANSWER = 'plugin::concertation.form-answer';
const SPENT = 'plugin::concertation.spent-token';

interface AnswerRow {
  readonly documentId: string;
  readonly mark: string;
  readonly answer: FormAnswer;
}

interface Claim {
  readonly form: string;
  readonly key: string;
  /** Of the fields: the same key with others is a mistake of the sender's. */
  readonly mark: string;
  /** Spent with it; of the staff, who have a session, there is none. */
  readonly token: { readonly nonce: string; readonly endsAt: number } | null;
  readonly now: number;
}

/** The answer that this key got already; null when it is new. */
export async function answerOf(
  strapi: Core.Strapi,
  form: string,
  key: string,
  mark: string,
): Promise<FormAnswer | null> {
  const row = (await strapi.db.query(ANSWER).findOne({ where: { key: `${form}:${key}` } })) as AnswerRow | null;
  if (row === null) return null;
  if (row.mark === mark) return row.answer;
  throw refused(422, 'key-reused', 'Cet envoi a déjà été fait avec un autre contenu. Rouvrez le formulaire.');
}

/**
 * Stores once, whatever arrives at the same time: the key and the token are unique rows, written first, in the
 * transaction that stores. A second sender waits for the first one's commit and then finds its answer.
 */
export async function answerOnce(
  strapi: Core.Strapi,
  claim: Claim,
  store: (trx: Transaction) => Promise<FormAnswer>,
): Promise<FormAnswer> {
  return strapi.db.transaction(async ({ trx }) => {
    const insertOnce = async (uid: string, column: string, row: object): Promise<boolean> => {
      const { tableName } = strapi.db.metadata.get(uid);
      const made: unknown[] = await strapi.db
        .getConnection(tableName)
        .transacting(trx)
        .insert({ document_id: randomUUID(), ...row })
        .onConflict(column)
        .ignore()
        .returning('id');
      return made.length === 1;
    };
    const { form, key, mark, token } = claim;
    const at = new Date(claim.now).toISOString();
    if (!(await insertOnce(ANSWER, 'key', { key: `${form}:${key}`, mark, at }))) {
      const known = await answerOf(strapi, form, key, mark);
      if (known !== null) return known;
    }
    const spent = token && { nonce: token.nonce, ends_at: new Date(token.endsAt).toISOString() };
    if (spent !== null && !(await insertOnce(SPENT, 'nonce', spent)))
      throw refused(422, 'form-spent', 'Ce formulaire a déjà été envoyé. Rouvrez-le pour un nouvel envoi.');
    const answer = await store(trx);
    const { reference } = answer;
    await strapi.db.query(ANSWER).updateMany({ where: { key: `${form}:${key}` }, data: { answer, reference } });
    return answer;
  });
}

/** The token stays spent: whoever repeats a sending that was erased stores nothing. */
export async function forgetAnswers(strapi: Core.Strapi, references: readonly string[]): Promise<void> {
  await strapi.db.query(ANSWER).deleteMany({ where: { reference: { $in: [...references] } } });
}

/** A spent token matters until its end only, an answer for seven days. */
export async function forgetOld(strapi: Core.Strapi, now: number): Promise<void> {
  await strapi.db.query(SPENT).deleteMany({ where: { endsAt: { $lt: new Date(now).toISOString() } } });
  await strapi.db.query(ANSWER).deleteMany({ where: { at: { $lt: new Date(now - ANSWER_LASTS).toISOString() } } });
}
