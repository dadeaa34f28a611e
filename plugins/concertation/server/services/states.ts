import type { Core } from '@strapi/strapi';
import type { Row } from './editorial.ts';
import { STATES, string } from './editorial.ts';
import { changedMeanwhile } from './refusals.ts';
import { tableOf } from '../tables.ts';

export interface Stamp {
  readonly at: string;
  readonly by: string;
}

/** The row that tells two editors apart. Every act joins the transaction in progress. */
export const states = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => tableOf(strapi, STATES);

  const of = async (project: string): Promise<Row | null> => table().findOne({ where: { project } });

  /** A project that came from elsewhere gets its row at the first question; two at once make one. */
  const ensure = async (project: string, { at, by }: Stamp): Promise<void> => {
    await strapi.db.transaction(async ({ trx }) => {
      await strapi.db
        .getConnection('concertation_dossier_states')
        .insert({ project, revision: 0, saved_at: at, saved_by: by })
        .onConflict('project')
        .ignore()
        .transacting(trx);
    });
  };

  /** Takes the next revision, if nobody took it since `expected`; null when the machine itself changes the dossier. */
  const advance = async (project: string, expected: number | null, { at, by }: Stamp): Promise<void> => {
    await ensure(project, { at, by });
    const current = await of(project);
    const revision = expected ?? Number(current?.['revision'] ?? 0);
    const { count } = await table().updateMany({
      where: { project, revision },
      data: { revision: revision + 1, savedAt: at, savedBy: by },
    });
    if (count === 1) return;
    const winner = await of(project);
    throw changedMeanwhile(string(winner?.['savedBy']), string(winner?.['savedAt']));
  };

  const note = async (project: string, data: Readonly<Record<string, unknown>>): Promise<void> => {
    await table().updateMany({ where: { project }, data });
  };

  return { of, ensure, advance, note };
};

export type States = ReturnType<typeof states>;
