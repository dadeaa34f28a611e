import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { changedMeanwhile } from '../services/refusals.ts';
import { refused } from '../../core/refusal.ts';
import {
  type MessageActName,
  type MessageChannel,
  type MessageKind,
  type MessageState,
  stateAfter,
} from '../../core/messages/words.ts';
import { ACT, MESSAGE } from './content-types.ts';
import { tableOf } from '../tables.ts';

export interface MessageRow {
  readonly id: number;
  readonly documentId: string;
  readonly reference: string;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly state: MessageState;
  readonly name: string | null;
  readonly email: string | null;
  readonly confirmedAt: string | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly project: string | null;
  readonly department: string | null;
  readonly assignee: number | null;
  readonly receivedAt: string;
  readonly workingDays: number;
  readonly dueOn: string;
  readonly settledAt: string | null;
  readonly register: string | null;
  readonly toGather: boolean | null;
  readonly publishable: boolean | null;
  readonly publicQuestion: string | null;
  readonly publicAnswer: string | null;
  readonly publicService: string | null;
  readonly publishedAt: string | null;
  readonly version: number;
}

export interface ActRow {
  readonly message: string;
  readonly number: number;
  readonly act: MessageActName;
  readonly at: string;
  readonly by: string;
  readonly to: string | null;
  readonly text: string | null;
}

export const messagesIn = (strapi: Core.Strapi) => tableOf<MessageRow>(strapi, MESSAGE);

/** By whom, when, what: `to` and `text` are what erasure takes away. */
export interface DoneAct {
  readonly act: MessageActName;
  readonly at: string;
  readonly by: string;
  readonly to?: string | null;
  readonly text?: string | null;
}

export async function createMessage(
  strapi: Core.Strapi,
  row: Omit<MessageRow, 'id' | 'documentId' | 'version'>,
  first: DoneAct,
): Promise<string> {
  const documentId = randomUUID();
  await messagesIn(strapi).create({ data: { ...row, documentId, version: 1 } });
  await tableOf<ActRow>(strapi, ACT).create({ data: { message: documentId, number: 1, ...first } });
  return documentId;
}

/**
 * One act on the version that somebody saw: of two at the same time one is told. Changes and history are in the
 * transaction in progress. `quiet` acts leave the state as it is.
 */
export async function actOn(
  strapi: Core.Strapi,
  row: MessageRow,
  done: DoneAct,
  changes: Partial<MessageRow> = {},
  quiet = false,
): Promise<void> {
  const state = quiet ? row.state : stateAfter(row.state, done.act);
  if (state === null) throw refused(409, 'not-now', 'Ce message n’en est plus là. Rouvrez-le pour voir où il en est.');
  const { count } = await messagesIn(strapi).updateMany({
    where: { documentId: row.documentId, version: row.version },
    data: { ...changes, state, version: row.version + 1 },
  });
  if (count !== 1) await tellMeanwhile(strapi, row.documentId);
  const data = { to: null, text: null, ...done, message: row.documentId, number: row.version + 1 };
  await tableOf<ActRow>(strapi, ACT).create({ data });
}

/** Refuses: somebody was quicker; says who, and when. */
export async function tellMeanwhile(strapi: Core.Strapi, message: string): Promise<never> {
  const [last] = await historyOf(strapi, message);
  throw changedMeanwhile(last?.by ?? '', last?.at ?? '');
}

/** The latest first. */
export async function historyOf(strapi: Core.Strapi, message: string): Promise<ActRow[]> {
  return tableOf<ActRow>(strapi, ACT).findMany({ where: { message }, orderBy: { number: 'desc' } });
}
