import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { letterKinds } from '../../core/messages/letters.ts';
import { ACT } from './content-types.ts';
import type { MessageKit } from './kit.ts';
import { type ActRow, type MessageRow, messagesIn } from './message-rows.ts';
import { recordQuestions } from './publishing.ts';
import { tableOf } from '../tables.ts';

/**
 * The one way out: by the person, the team, or time. What is left counts: what kind, when, how long it took. What was
 * made public goes with it, but for time, which takes the person and leaves the public answer. Of the version that was
 * read alone: false where somebody has done something to it since, and nothing is erased.
 */
export async function eraseMessage(
  strapi: Core.Strapi,
  kit: MessageKit,
  message: MessageRow,
  why: 'person' | 'team' | 'retention',
): Promise<boolean> {
  const takesDown = message.publishedAt !== null && why !== 'retention';
  const erased = await strapi.db.transaction(async () => {
    const { count } = await messagesIn(strapi).updateMany({
      where: { documentId: message.documentId, version: message.version },
      data: {
        state: 'erased',
        reference: `EFF-${randomUUID()}`,
        name: null,
        email: null,
        confirmedAt: null,
        subject: null,
        body: null,
        assignee: null,
        version: message.version + 1,
        ...(takesDown ? { publicQuestion: null, publicAnswer: null, publicService: null, publishedAt: null } : {}),
      },
    });
    if (count === 0) return false;
    await tableOf<ActRow>(strapi, ACT).updateMany({
      where: { message: message.documentId },
      data: { to: null, text: null },
    });
    await kit.post.forget(letterKinds(message.reference));
    await kit.forms.forgetAnswers([message.reference]);
    if (takesDown) await recordQuestions(strapi, message.project);
    return true;
  });
  if (erased) kit.log('message-erased', { message: message.documentId, why });
  return erased;
}
