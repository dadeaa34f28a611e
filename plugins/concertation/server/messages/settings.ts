import type { Core } from '@strapi/strapi';
import type { MessageSettings, Retention } from '../../contract/message-desk.ts';
import { retentionFaults, USUAL_RETENTION } from '../../core/messages/retention.ts';
import { invalid } from '../../core/refusal.ts';
import { PREPARED, RETENTION } from './content-types.ts';
import { messageKitOf } from './kit.ts';
import { USUAL_ANSWERS } from './prepared.ts';
import { tableOf } from '../tables.ts';

type Input = Readonly<Record<string, unknown>>;
type RetentionRow = Retention & { readonly reason: string; readonly by: string; readonly at: string };

const SHOWN = 20;

/** How long messages are kept, as the team has set it; and what a first start brings. */
export const messageSettings = ({ strapi }: { strapi: Core.Strapi }) => {
  const retentions = tableOf<RetentionRow>(strapi, RETENTION);

  const inForce = async (): Promise<Retention> => {
    const [last] = await retentions.findMany({ orderBy: { id: 'desc' }, limit: 1 });
    return last ? retentionIn(last) : USUAL_RETENTION;
  };

  const view = async (): Promise<MessageSettings> => ({
    retention: await inForce(),
    history: (await retentions.findMany({ orderBy: { id: 'desc' }, limit: SHOWN })).map((row) => ({
      ...retentionIn(row),
      reason: row.reason,
      by: row.by,
      at: row.at,
    })),
  });

  const change = async (input: Input, by: string): Promise<MessageSettings> => {
    const faults = retentionFaults(input);
    if (Object.keys(faults).length > 0) throw invalid(faults);
    const { settledMonths, waitingMonths, reason } = input;
    await retentions.create({ data: { settledMonths, waitingMonths, reason, by, at: messageKitOf(strapi).at() } });
    strapi.log.info(JSON.stringify({ event: 'message-retention-changed' }));
    return view();
  };

  /** The first start brings some answers to begin with. */
  const seed = async (): Promise<void> => {
    const store = strapi.store({ type: 'plugin', name: 'concertation', key: 'prepared-answers-seeded' });
    if ((await store.get({})) === true) return;
    await strapi.db.transaction(async () => {
      for (const answer of USUAL_ANSWERS)
        await tableOf(strapi, PREPARED).create({ data: { documentId: crypto.randomUUID(), ...answer } });
      await store.set({ value: true });
    });
  };

  return { inForce, view, change, seed };
};

export type MessageSettingsService = ReturnType<typeof messageSettings>;

function retentionIn({ settledMonths, waitingMonths }: Retention): Retention {
  return { settledMonths, waitingMonths };
}
