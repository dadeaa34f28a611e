import type { Core } from '@strapi/strapi';
import { createClock } from '../../contract/clock.ts';
import type { ChangeStatus, ConsumerStatus, PublicationStatus } from '../../contract/status.ts';
import { serviceOf } from '../tables.ts';
import type { Arrival, Consumers } from './consumers.ts';
import type { DesiredState } from './desired.ts';
import type { LedgerBook } from './ledger-book.ts';
import type { Outbox, OutboxRow } from './outbox.ts';

const SHOWN = 50;
/** Of a change that touches more, the first. */
const PAGES = 5;

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
      now: new Date(clock.now()).toISOString(),
      position,
      desired: await serviceOf<DesiredState>(strapi, 'desired').get(),
      consumers: await consumersNow(position),
      changes: await pagedBy(rows, arrivals),
    };
  };

  const pagedBy = async (rows: readonly OutboxRow[], arrivals: readonly Arrival[]): Promise<ChangeStatus[]> => {
    const subjects = rows.flatMap(subjectsOf);
    const known = await serviceOf<LedgerBook>(strapi, 'ledgerBook').by('subject', subjects);
    const pages = known.filter(({ current, kind }) => current && kind === 'page');
    const root = strapi.plugin('publisher').config<string>('publicUrl');
    return rows.map((row) => {
      const own = new Set(subjectsOf(row));
      const paths = pages.filter(({ subject }) => own.has(subject)).map(({ path }) => path);
      return { ...changeOf(row, arrivals), pages: paths.slice(0, PAGES).map((path) => root + path) };
    });
  };

  return { now };
};

export type PublicationStatuses = ReturnType<typeof status>;

const subjectsOf = ({ touches }: OutboxRow) => (touches ?? []).map(({ type, id }) => `${type} ${id}`);
const instantOf = ({ at, createdAt }: OutboxRow) => at ?? new Date(createdAt).toISOString();

/** `arrivals` in order: the first at or after the position is when the change came online. */
function changeOf(row: OutboxRow, arrivals: readonly Arrival[]): Omit<ChangeStatus, 'pages'> {
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
    isPublic: !uid.startsWith('api::') || row.touches === null || row.touches.length > 0,
    online: [...online].map(([name, since]) => ({ name, since })),
  };
}
