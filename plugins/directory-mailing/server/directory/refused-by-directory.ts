import type { Core } from '@strapi/strapi';
import { addressMarks } from '../../core/address-mark.ts';
import type { Candidate, Rejection } from '../../core/directory/people-of-file.ts';
import { STAKEHOLDER, SUPPRESSION } from '../content-types/index.ts';
import { settingsOf } from '../settings.ts';

const AT_ONCE = 500;

const KNOWN: Readonly<Record<string, string>> = {
  confirmed: 'Déjà dans l’annuaire',
  paused: 'Déjà dans l’annuaire, en pause',
  bounced: 'Déjà dans l’annuaire, mais ses messages reviennent',
  unsubscribed: 'S’est désinscrit·e\u00a0: seule la personne peut revenir',
};

/** Who is in the directory already, who left it, and whose mark says that we do not write to them. */
export async function refusedByDirectory(
  strapi: Core.Strapi,
  candidates: readonly Candidate[],
): Promise<(Rejection & { readonly email: string })[]> {
  const { secret } = settingsOf(strapi).linkKey;
  const refusals: (Rejection & { readonly email: string })[] = [];
  for (let from = 0; from < candidates.length; from += AT_ONCE) {
    const part = candidates.slice(from, from + AT_ONCE);
    const emails = part.map(({ email }) => email);
    const people: { email: string; state: string }[] = await strapi.db
      .query(STAKEHOLDER)
      .findMany({ where: { email: { $in: emails } }, select: ['email', 'state'] });
    const stateOf = new Map(people.map(({ email, state }) => [email, state]));
    const marksOf = new Map(emails.map((email) => [email, addressMarks(email, secret)]));
    const marks: { mark: string }[] = await strapi.db
      .query(SUPPRESSION)
      .findMany({ where: { mark: { $in: [...marksOf.values()].flat() } }, select: ['mark'] });
    const suppressed = new Set(marks.map(({ mark }) => mark));
    for (const { line, email } of part) {
      const state = stateOf.get(email);
      if ((marksOf.get(email) ?? []).some((mark) => suppressed.has(mark)))
        refusals.push({ line, email, kind: 'suppressed', reason: `Sur la liste d’opposition\u00a0: ${email}` });
      else if (state !== undefined)
        refusals.push({ line, email, kind: 'known', reason: `${KNOWN[state] ?? KNOWN['confirmed']}\u00a0: ${email}` });
    }
  }
  return refusals;
}
