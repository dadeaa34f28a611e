import type { Core } from '@strapi/strapi';
import type { PublicQuestion } from '@aggloforum/publisher/contract';
import { MESSAGE } from './content-types.ts';
import { type MessageRow, messagesIn } from './message-rows.ts';

/** In the transaction of the change: the project's page shows its questions and ideas. */
export async function recordQuestions(strapi: Core.Strapi, project: string | null): Promise<void> {
  if (project === null) return;
  const touches = [{ type: 'project', id: project }];
  await strapi
    .plugin('publisher')
    .service('outbox')
    .record({ kind: 'questions-changed', uid: MESSAGE, documentId: project, touches });
}

/** What the public may read of messages: the two texts that the team made public, and nothing of whoever wrote. */
export const publicQuestions = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Of many projects in one question; the oldest first. */
  async questionsOf(projects: readonly string[]): Promise<Map<string, PublicQuestion[]>> {
    const where = { project: { $in: projects }, publishedAt: { $notNull: true } };
    const rows = await messagesIn(strapi).findMany({ where, orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }] });
    const found = new Map<string, PublicQuestion[]>();
    for (const row of rows) found.set(row.project ?? '', [...(found.get(row.project ?? '') ?? []), toQuestion(row)]);
    return found;
  },
});

function toQuestion(row: MessageRow): PublicQuestion {
  return {
    id: row.documentId.slice(0, 8),
    kind: row.kind === 'idea' ? 'idea' : 'question',
    question: row.publicQuestion ?? '',
    answer: row.publicAnswer || null,
    service: row.publicService || null,
    publishedAt: row.publishedAt ?? '',
  };
}
