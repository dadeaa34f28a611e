import type { Core } from '@strapi/strapi';
import { createClock } from '../../contract/clock.ts';
import type { ChangeStatus, ConsumerStatus, PublicationStatus } from '../../contract/status.ts';
import { serviceOf } from '../tables.ts';
import type { Arrival, Consumers } from './consumers.ts';
import type { DesiredState } from './desired.ts';
import type { Outbox, OutboxRow } from './outbox.ts';

const SHOWN = 50;

/** For the admin's page of publication. */
export const status = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = createClock(strapi.plugin('publisher').config<string | undefined>('clock'));
  const outbox = () => serviceOf<Outbox>(strapi, 'outbox');
  const consumers = () => serviceOf<Consumers>(strapi, 'consumers');

  const consumersNow = async (last: number): Promise<ConsumerStatus[]> => {
    const all: ConsumerStatus[] = [];
    for (const { name, position, seenAt, failure, renderedAt, pages, ms, settledAt } of await consumers().list()) {
      const [oldest] = await outbox().after(position, 1);
      const seconds = oldest ? Math.max(0, (clock.now() - Date.parse(instantOf(oldest))) / 1000) : 0;
      const lag = { positions: Math.max(0, last - position), seconds: Math.round(seconds) };
      all.push({ name, position, lag, seenAt, failure, renderedAt, pages, ms, settledAt });
    }
    return all;
  };

  const now = async (): Promise<PublicationStatus> => {
    await outbox().relay();
    const position = await outbox().lastPosition();
    const rows = (await outbox().after(Math.max(0, position - SHOWN), SHOWN)).toReversed();
    const arrivals = await consumers().arrivalsFrom(rows.at(-1)?.position ?? 0);
    return {
      position,
      desired: await serviceOf<DesiredState>(strapi, 'desired').get(),
      consumers: await consumersNow(position),
      changes: rows.map((row) => changeOf(row, arrivals)),
    };
  };

  return { now };
};

const instantOf = ({ at, createdAt }: OutboxRow) => at ?? new Date(createdAt).toISOString();

/** `arrivals` in order: the first at or after the position is when the change came online. */
function changeOf(row: OutboxRow, arrivals: readonly Arrival[]): ChangeStatus {
  const { position, kind, uid, subject, title } = row;
  const online = new Map<string, string>();
  for (const arrival of arrivals) {
    if (arrival.position >= position && !online.has(arrival.name)) online.set(arrival.name, arrival.at);
  }
  return {
    position,
    kind,
    uid,
    documentId: subject,
    title,
    at: instantOf(row),
    online: [...online].map(([name, since]) => ({ name, since })),
  };
}
