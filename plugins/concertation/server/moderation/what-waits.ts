import type { Core } from '@strapi/strapi';
import type { WaitingLine } from '../../core/moderation/waiting.ts';
import type { CommentKit } from '../comments/kit.ts';
import type { MessageTeam } from '../messages/team.ts';
import { colleagues, moderatorsThere } from './team.ts';
import type { Waits } from './waits.ts';

export interface WaitsForPerson {
  readonly email: string;
  /** The oldest first. */
  readonly lines: readonly WaitingLine[];
}

/** What is not known to the staff any more waits all the same. */
const NAMELESS = { title: 'Consultation hors ligne', projectTitle: '', ownership: { leads: [], communes: [] } };

/** What waits, for each of those who moderate it. */
export async function waitsByPerson(
  strapi: Core.Strapi,
  kit: CommentKit,
  waits: readonly Waits[],
): Promise<ReadonlyMap<number, WaitsForPerson>> {
  const told = new Map<number, { email: string; lines: WaitingLine[] }>();
  if (waits.length === 0) return told;
  const ids = [...new Set(waits.map(({ consultation }) => consultation))];
  const consultations = await kit.around.consultations({ documentId: { $in: ids } });
  const { away } = await (strapi.plugin('concertation').service('messageTeam') as MessageTeam).team(kit.clock.now());
  const known = await colleagues(strapi);
  for (const { consultation, ...wait } of waits) {
    const { title, projectTitle, ownership } = consultations.get(consultation) ?? NAMELESS;
    for (const { id, email } of moderatorsThere(known, ownership, away)) {
      const own = told.get(id) ?? { email, lines: [] };
      own.lines.push({ ...wait, consultation: title, project: projectTitle });
      told.set(id, own);
    }
  }
  return told;
}
