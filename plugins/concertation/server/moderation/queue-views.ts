import type { Core } from '@strapi/strapi';
import type { QueueView } from '../../contract/moderation.ts';
import type { CommentKit } from '../comments/kit.ts';
import { COMMENT, DECISION, REVISION } from '../comments/tables.ts';
import type { DeskActor } from './desk-people.ts';
import { reported } from './flags.ts';
import type { Where } from './queue-question.ts';
import { nameOfTable } from '../tables.ts';

/** Conditions on revisions, by view. */
export function viewsOf(strapi: Core.Strapi, kit: CommentKit, actor: DeskActor): Readonly<Record<QueueView, Where>> {
  const waiting = { waiting: { $notNull: true } };
  const state = (...states: string[]) => ({ ...waiting, state: { $in: states } });
  const team = actor.roles.some((role) => role !== 'elected-official' && role !== 'guarantor');
  const mine = [...(team ? ['rule-held', 'awaiting-team'] : []), ...(actor.holdsSecondKey ? ['awaiting-elected'] : [])];
  return {
    mine: state(...mine),
    spam: state('spam-held'),
    rules: state('rule-held'),
    team: state('awaiting-team'),
    elected: state('awaiting-elected'),
    late: { ...waiting, dueAt: { $lt: kit.at() } },
    flagged: reported(strapi),
    marked: { marked: { $notNull: true } },
    unread: { id: { $in: unread(strapi) } },
    published: { id: { $in: published(strapi) } },
    decided: { id: { $in: decided(strapi) } },
  };
}

/** By whom a text has been read once they have decided about it. */
export const READERS = ['team', 'elected'] as const;

/** Texts of comments whose author has not taken them back. */
function ofActive(strapi: Core.Strapi) {
  const [revisions, comments] = [nameOfTable(strapi, REVISION), nameOfTable(strapi, COMMENT)] as const;
  return strapi.db
    .getConnection(revisions)
    .join(comments, `${comments}.document_id`, `${revisions}.comment`)
    .where(`${comments}.author_state`, 'active')
    .select(`${revisions}.id`);
}

function published(strapi: Core.Strapi) {
  return ofActive(strapi).whereNotNull(`${nameOfTable(strapi, REVISION)}.standing`);
}

/** What appeared as it was sent, and that nobody has looked at or decided about since. */
function unread(strapi: Core.Strapi) {
  const [revisions, decisions] = [nameOfTable(strapi, REVISION), nameOfTable(strapi, DECISION)] as const;
  const read = strapi.db
    .getConnection(decisions)
    .whereRaw('?? = ??', [`${decisions}.comment`, `${revisions}.comment`])
    .whereRaw('?? = ??', [`${decisions}.revision`, `${revisions}.number`])
    .whereIn(`${decisions}.role`, [...READERS])
    .select(`${decisions}.id`);
  return published(strapi).whereNull(`${revisions}.looked_at`).whereNotExists(read);
}

/** The last text of each comment, where the answer to it was no; what has served its time is not there to be read. */
function decided(strapi: Core.Strapi) {
  const [revisions, comments] = [nameOfTable(strapi, REVISION), nameOfTable(strapi, COMMENT)] as const;
  return ofActive(strapi)
    .whereRaw('?? = ??', [`${comments}.latest`, `${revisions}.number`])
    .whereIn(`${revisions}.state`, ['sent-back', 'refused', 'removed'])
    .whereNotNull(`${revisions}.body`);
}
