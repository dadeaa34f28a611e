import type { Core } from '@strapi/strapi';
import type { CommentFields, ProofNeeded } from '../../contract/comments.ts';
import type { Sender } from '../../contract/taking-part.ts';
import { isSuspect } from '../../core/comments/suspicion.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Finding } from '../../core/screening/submission.ts';
import type { LimitsService } from '../taking-part/limits.ts';
import type { CommentKit } from './kit.ts';
import { proofChallenge, proofHolds } from './proof.ts';
import { robotFinding, screened } from './screening.ts';
import type { PublicConsultationView } from './surroundings.ts';
import { COMMENT, type CommentRow } from './tables.ts';
import { tableOf } from '../tables.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

export interface Content {
  readonly authorName: string;
  readonly email: string | null;
  readonly body: string;
}

/** What the rules and the way of sending say about a new text. Throws 422 `ProofNeeded` where a browser can clear itself. */
export async function lookAt(
  strapi: Core.Strapi,
  kit: CommentKit,
  fields: CommentFields,
  { body, authorName }: Content,
  consultation: PublicConsultationView,
  sender: Sender,
): Promise<readonly Finding[]> {
  const since = (age: number) => ({ $gte: new Date(kit.clock.now() - age).toISOString() });
  const comments = tableOf<CommentRow>(strapi, COMMENT);
  const same = await comments.count({ where: { sameness: kit.samenessOf(body), receivedAt: since(WEEK) } });
  const recent =
    sender.network === null ? 0 : await comments.count({ where: { network: sender.network, receivedAt: since(HOUR) } });
  const { typedForMs } = sender;
  const counts = { typedForMs, recentFromNetwork: recent + 1, sameText: same + 1 };
  const limits: LimitsService = strapi.plugin('concertation').service('limits');
  const suspect = isSuspect({ ...counts, sessionAllows: await limits.sessionAllows() });
  const unproved = suspect && !(await isProved(kit, fields.proof, sender.form));
  const found = await screened(strapi, { body, authorName, consultation: consultation.id, ...counts });
  return [
    ...found,
    ...(fields.website ? [robotFinding('Champ invisible rempli', true)] : []),
    ...(unproved ? [robotFinding('Envoi suspect, sans vérification', false)] : []),
  ];
}

/** False for who runs no script: read by somebody then, never blocked. */
async function isProved(kit: CommentKit, proof: string | undefined, form: string): Promise<boolean> {
  if (!proof) return false;
  const { secret } = kit.key;
  if (await proofHolds(proof, secret, form, kit.clock.now())) return true;
  const message = 'Une vérification est nécessaire avant l’envoi.';
  const challenge = await proofChallenge(secret, form, kit.clock.now());
  throw new Refusal(422, { challenge, error: { code: 'proof-needed', message } } satisfies ProofNeeded, message);
}
