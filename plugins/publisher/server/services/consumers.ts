import type { Core } from '@strapi/strapi';
import type { Acknowledgement } from '../../contract/changes.ts';
import { serviceOf, tableOf } from '../tables.ts';
import type { Outbox } from './outbox.ts';

const CONSUMER = 'plugin::publisher.consumer';
const ACKNOWLEDGEMENT = 'plugin::publisher.acknowledgement';

export interface ConsumerRow extends Required<Acknowledgement> {
  readonly id: number;
  readonly seenAt: string;
}
/** Since when a consumer has shown everything up to a position. */
export interface Arrival {
  readonly name: string;
  readonly position: number;
  readonly at: string;
}

/** How far each follower has come, for people to read. */
export const consumers = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => tableOf<ConsumerRow>(strapi, CONSUMER);
  const arrivals = () => tableOf<Arrival>(strapi, ACKNOWLEDGEMENT);

  const acknowledge = async (word: Acknowledgement, seenAt: string): Promise<void> => {
    await strapi.db.transaction(async () => {
      const known = await rows().findOne({ where: { name: word.name } });
      const last = await serviceOf<Outbox>(strapi, 'outbox').lastPosition();
      // A position never goes back, except in a database that was restored to before it.
      const before = known && known.position <= last ? known.position : 0;
      const position = Math.max(word.position, before);
      const data = { ...kept(word, known), name: word.name, position, failure: word.failure, seenAt };
      if (known) await rows().update({ where: { id: known.id }, data });
      else await rows().create({ data });
      if (position > before && word.failure === null)
        await arrivals().create({ data: { name: word.name, position, at: word.renderedAt ?? seenAt } });
    });
  };

  return {
    acknowledge,
    list: async () => rows().findMany({ orderBy: { name: 'asc' } }),
    arrivalsFrom: async (position: number) =>
      arrivals().findMany({ where: { position: { $gte: position } }, orderBy: { position: 'asc' } }),
    forgetBefore: async (position: number) => arrivals().deleteMany({ where: { position: { $lt: position } } }),
  };
};

export type Consumers = ReturnType<typeof consumers>;

/** What this word does not speak of stays as it was said before. */
function kept(
  word: Acknowledgement,
  known: ConsumerRow | null,
): Pick<ConsumerRow, 'renderedAt' | 'pages' | 'ms' | 'settledAt'> {
  return {
    renderedAt: word.renderedAt ?? known?.renderedAt ?? null,
    pages: word.pages ?? known?.pages ?? null,
    ms: word.ms ?? known?.ms ?? null,
    settledAt: word.settledAt ?? known?.settledAt ?? null,
  };
}
