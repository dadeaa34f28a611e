import type { Core } from '@strapi/strapi';

const CONSUMER = 'plugin::publisher.consumer';

export interface ConsumerReport {
  readonly name: string;
  readonly position: number;
  readonly failure: string | null;
}

/** How far each follower has come; a position never goes back. */
export const consumers = ({ strapi }: { strapi: Core.Strapi }) => ({
  async acknowledge({ name, position, failure }: ConsumerReport, seenAt: string): Promise<void> {
    await strapi.db.transaction(async () => {
      const known = await strapi.db.query(CONSUMER).findOne({ where: { name } });
      const data = { name, position: Math.max(position, known?.position ?? 0), failure, seenAt };
      if (known) await strapi.db.query(CONSUMER).update({ where: { id: known.id }, data });
      else await strapi.db.query(CONSUMER).create({ data });
    });
  },
});

export type Consumers = ReturnType<typeof consumers>;
