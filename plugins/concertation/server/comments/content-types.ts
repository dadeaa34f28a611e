import {
  json,
  long,
  needed,
  number,
  numberIfAny,
  once,
  onceIfAny,
  oneOf,
  short,
} from '@aggloforum/publisher/contract/hidden-tables.ts';
import { REVISION_STATES } from '../../core/comments/words.ts';
import { index, key, table } from '../content-types/table.ts';

export const commentTypes = {
  /** What somebody wrote under a consultation, or the service's answer to it. Its texts are its revisions. */
  comment: table(
    'comment',
    'comments',
    {
      /** What its author may quote to us; never public. */
      reference: once(),
      /** Document ids. */
      consultation: needed(),
      parent: short(),
      /** Of an official reply: the service that speaks. */
      service: short(),
      authorName: short(),
      email: short(),
      /** The address has answered us. */
      confirmedAt: short(),
      /** Keyed mark of the network; deleted within hours. */
      network: short(),
      /** Keyed mark of the normalised text; deleted within days. */
      sameness: short(),
      receivedAt: needed(),
      charterVersion: short(),
      authorState: oneOf('active', 'withdrawn', 'erased'),
      authorStateAt: short(),
      /** Given at the first publication, and kept for ever. */
      number: numberIfAny(),
      /** Place among the comments of the consultation that answer no other one: threads are paged by it. */
      slot: numberIfAny(),
      publishedAt: short(),
      /** Of the revision that was sent last; of the one that is public. */
      latest: number(),
      standing: numberIfAny(),
      /** Grows with every act: two people never overwrite each other. */
      version: number(),
    },
    [
      key('comments_number', 'consultation', 'number'),
      key('comments_slot', 'consultation', 'slot'),
      // Asked at every new comment, however many there are.
      index('comments_sameness', 'sameness', 'received_at'),
      index('comments_network', 'network', 'received_at'),
      index('comments_parent', 'parent'),
    ],
  ),
  /** A text as it was sent; never changed but by erasure. */
  'comment-revision': table(
    'comment-revision',
    'comment-revisions',
    {
      comment: needed(),
      /** Of the comment: queues look here. */
      consultation: needed(),
      number: number(),
      /** The name that it gives: the comment's once it stands, or while nothing does. */
      authorName: short(),
      body: long(),
      redactedBody: long(),
      state: oneOf(...REVISION_STATES),
      /** Who turned the first key. */
      firstKey: numberIfAny(),
      submittedAt: needed(),
      since: needed(),
      dueAt: short(),
      /** What the rules found. */
      findings: json(),
      /** The comment's id while it waits for a decision, while it is public: no two of one comment. */
      waiting: onceIfAny(),
      standing: onceIfAny(),
      /** The same while a rule has marked it, or a text before it, and nobody of the team has looked. */
      marked: onceIfAny(),
      lookedAt: short(),
      lookedBy: short(),
    },
    [key('comment_revisions_number', 'comment', 'number')],
  ),
  /** Append-only: no text is in a state that no row here has brought it to. */
  'comment-decision': table(
    'comment-decision',
    'comment-decisions',
    {
      comment: needed(),
      revision: number(),
      /** Of the comment, once decided. */
      version: number(),
      action: needed(),
      role: oneOf('author', 'team', 'elected', 'system'),
      by: short(),
      byId: numberIfAny(),
      at: needed(),
      from: short(),
      to: needed(),
      article: short(),
      facts: long(),
      notice: oneOf('letter', 'capped', 'unconfirmed', 'no-address', 'none'),
    },
    [key('comment_decisions_version', 'comment', 'version')],
  ),
  'comment-flag': table(
    'comment-flag',
    'comment-flags',
    {
      reference: once(),
      comment: needed(),
      reason: needed(),
      explanation: long(),
      name: short(),
      email: short(),
      confirmedAt: short(),
      receivedAt: needed(),
      state: oneOf('open', 'upheld', 'rejected'),
      decidedAt: short(),
      decidedBy: short(),
      answer: long(),
    },
    [index('comment_flags_comment', 'comment')],
  ),
  'comment-appeal': table(
    'comment-appeal',
    'comment-appeals',
    {
      reference: once(),
      comment: needed(),
      /** Version of the decision that is appealed against: once each. */
      decision: number(),
      body: long(),
      openedAt: needed(),
      dueAt: needed(),
      state: oneOf('open', 'upheld', 'rejected', 'moot'),
      decidedAt: short(),
      decidedBy: short(),
      decidedById: numberIfAny(),
      answer: long(),
    },
    [key('comment_appeals_decision', 'comment', 'decision')],
  ),
  /** The last number and the last slot of a consultation; held by whoever publishes. */
  'comment-counter': table('comment-counter', 'comment-counters', {
    consultation: once(),
    numbers: number(),
    slots: number(),
  }),
};
