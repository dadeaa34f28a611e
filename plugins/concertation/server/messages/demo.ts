import type { Core } from '@strapi/strapi';
import type { MessageChannel, MessageKind } from '../../core/messages/words.ts';
import { newReference } from '../../core/taking-part/reference.ts';
import { dueDay, parisDay, workingDayBefore } from '../../core/working-days.ts';
import { midnightAfter } from '../../core/paris-time.ts';
import { messageKitOf } from './kit.ts';
import { actOn, createMessage, messagesIn } from './message-rows.ts';
import { recordQuestions } from './publishing.ts';
import { ROBOT } from './intake.ts';

export interface DemoMessage {
  readonly workingDaysAgo: number;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly subject: string;
  readonly body: string;
  readonly name: string;
  readonly email: string;
  /** Slug. */
  readonly project: string | null;
  readonly publishable?: boolean;
  readonly answer?: string;
  readonly published?: { readonly question: string; readonly answer: string };
}

const NINE_O_CLOCK = 9 * 3_600_000;

/** The messages of the demonstration, without a letter to anybody. */
export async function seedMessages(strapi: Core.Strapi, messages: readonly DemoMessage[]): Promise<void> {
  for (const message of messages) await seedOne(strapi, message);
}

async function seedOne(strapi: Core.Strapi, message: DemoMessage): Promise<void> {
  const kit = messageKitOf(strapi);
  const { kind, channel, subject, body, publishable = false } = message;
  const now = kit.clock.now();
  const day = workingDayBefore(parisDay(now), message.workingDaysAgo);
  const receivedAt = new Date(Math.min(now, midnightAfter(day, 0) + NINE_O_CLOCK)).toISOString();
  const project = message.project === null ? null : await kit.around.publicProject(message.project);
  const { workingDays } = await kit.around.serviceOf(project?.department ?? null);
  const documentId = await createMessage(
    strapi,
    {
      kind,
      channel,
      subject,
      body,
      publishable,
      receivedAt,
      workingDays,
      reference: newReference('MSG'),
      state: 'waiting',
      name: message.name || null,
      email: message.email || null,
      confirmedAt: message.email === '' ? null : receivedAt,
      project: project?.id ?? null,
      department: project?.department ?? null,
      assignee: null,
      dueOn: dueDay(Date.parse(receivedAt), workingDays),
      settledAt: null,
      register: null,
      toGather: false,
      publicQuestion: null,
      publicAnswer: null,
      publicService: null,
      publishedAt: null,
    },
    { act: channel === 'site' ? 'received' : 'typed-in', at: receivedAt, by: ROBOT },
  );
  if (message.answer !== undefined) await answer(strapi, documentId, message.answer);
  if (message.published === undefined) return;
  const { name } = await kit.around.serviceOf(project?.department ?? null);
  const { question, answer: reply } = message.published;
  const shown = { publicQuestion: question, publicAnswer: reply, publicService: name, publishedAt: kit.at() };
  await messagesIn(strapi).updateMany({ where: { documentId }, data: shown });
  await recordQuestions(strapi, project?.id ?? null);
}

async function answer(strapi: Core.Strapi, documentId: string, text: string): Promise<void> {
  const row = await messagesIn(strapi).findOne({ where: { documentId } });
  const at = messageKitOf(strapi).at();
  if (row !== null) await actOn(strapi, row, { act: 'answered', at, by: ROBOT, text }, { settledAt: at });
}
