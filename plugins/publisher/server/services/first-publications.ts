import type { Core } from '@strapi/strapi';
import { createClock } from '../../contract/clock.ts';
import { shortCode } from '../../core/short-code.ts';
import { inTurn } from '../in-turn.ts';

const FIRST_PUBLICATION = 'plugin::publisher.first-publication';
const PROJECT = 'api::project.project';
const CONSULTATION = 'api::consultation.consultation';

export interface FirstPublication {
  readonly at: string;
  /** Of a project: its place for ever. Null for all else. */
  readonly slot: number | null;
  /** Of a consultation: the code of its short address, for ever. Null for all else. */
  readonly code: string | null;
}

/** When each entry was first published: Strapi forgets it, since to republish is to delete and create. */
export const firstPublications = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = createClock(strapi.plugin('publisher').config<string | undefined>('clock'));
  const now = () => new Date(clock.now()).toISOString();
  const rows = () => strapi.db.query(FIRST_PUBLICATION);

  /** Two publications at once must not take the same slot; the constraint would refuse the second one. */
  const nextSlot = async (): Promise<number> =>
    inTurn(strapi, async () => {
      const [last] = await rows().findMany({
        where: { slot: { $notNull: true } },
        orderBy: { slot: 'desc' },
        limit: 1,
      });
      return (last?.slot ?? 0) + 1;
    });

  /** Written in turn as well: a code that two found free at once would be refused to the second one. */
  const freeCode = async (subject: string): Promise<string> =>
    inTurn(strapi, async () => {
      for (let attempt = 0; ; attempt += 1) {
        const code = shortCode(subject, attempt);
        if ((await rows().count({ where: { code } })) === 0) return code;
      }
    });

  /** Joins the transaction of the publication; later ones change nothing. */
  const note = async (uid: string, documentId: string, at = now()): Promise<void> => {
    const subject = `${uid} ${documentId}`;
    const known = await rows().findOne({ where: { subject } });
    const slot = uid === PROJECT ? known?.slot || (await nextSlot()) : null;
    const code = uid === CONSULTATION ? known?.code || (await freeCode(subject)) : null;
    if (!known) await rows().create({ data: { subject, at, slot, code } });
    else if (known.slot !== slot || known.code !== code)
      await rows().update({ where: { id: known.id }, data: { slot, code } });
  };

  /** Of all documents of a type, or of the given ones. */
  const of = async (uid: string, documents?: readonly string[]): Promise<ReadonlyMap<string, FirstPublication>> => {
    const subject = documents ? { $in: documents.map((id) => `${uid} ${id}`) } : { $startsWith: `${uid} ` };
    const found = await rows().findMany({ where: { subject } });
    return new Map(
      found.map((row) => [
        row.subject.slice(uid.length + 1),
        { at: row.at, slot: row.slot ?? null, code: row.code ?? null },
      ]),
    );
  };

  /** What was published before slots and codes were kept gets one, in the order of publication. */
  const catchUp = async (): Promise<void> => {
    for (const [uid, kept] of [
      [PROJECT, 'slot'],
      [CONSULTATION, 'code'],
    ] as const) {
      const noted = await of(uid);
      const published = await strapi.db
        .query(uid)
        .findMany({ where: { publishedAt: { $notNull: true } }, select: ['documentId', 'publishedAt'] });
      const instants = new Map(published.map((row) => [row.documentId, new Date(row.publishedAt).toISOString()]));
      for (const [id, { at }] of noted) instants.set(id, at);
      const missing = [...instants].filter(([id]) => !noted.get(id)?.[kept]).sort(([, a], [, b]) => (a < b ? -1 : 1));
      await inTurn(strapi, async () => {
        for (const [id, at] of missing) await note(uid, id, at);
      });
    }
  };

  return { note, of, catchUp };
};

export type FirstPublications = ReturnType<typeof firstPublications>;
