import type { Core } from '@strapi/strapi';
import type { AuthorState, RevisionState } from '../../core/comments/words.ts';
import type { Finding } from '../../core/screening/submission.ts';

export const COMMENT = 'plugin::concertation.comment';
export const REVISION = 'plugin::concertation.comment-revision';
export const DECISION = 'plugin::concertation.comment-decision';
export const FLAG = 'plugin::concertation.comment-flag';
export const APPEAL = 'plugin::concertation.comment-appeal';
export const COUNTER = 'plugin::concertation.comment-counter';

interface Row {
  readonly id: number;
  readonly documentId: string;
}

export interface CommentRow extends Row {
  readonly reference: string;
  readonly consultation: string;
  readonly parent: string | null;
  readonly service: string | null;
  readonly authorName: string | null;
  readonly email: string | null;
  readonly confirmedAt: string | null;
  readonly receivedAt: string;
  readonly charterVersion: string | null;
  readonly authorState: AuthorState;
  readonly authorStateAt: string | null;
  readonly number: number | null;
  readonly slot: number | null;
  readonly publishedAt: string | null;
  readonly sameness: string | null;
  readonly network: string | null;
  readonly latest: number;
  readonly standing: number | null;
  readonly version: number;
}

export interface RevisionRow extends Row {
  readonly comment: string;
  readonly consultation: string;
  readonly number: number;
  /** Null for official replies, and where the comment's own was never another. */
  readonly authorName: string | null;
  readonly body: string | null;
  readonly redactedBody: string | null;
  readonly state: RevisionState;
  readonly firstKey: number | null;
  readonly submittedAt: string;
  readonly since: string;
  readonly dueAt: string | null;
  readonly findings: readonly Finding[] | null;
  readonly waiting: string | null;
  readonly standing: string | null;
  readonly marked: string | null;
  readonly lookedAt: string | null;
  readonly lookedBy: string | null;
}

export interface DecisionRow extends Row {
  readonly comment: string;
  readonly revision: number;
  readonly version: number;
  readonly action: string;
  readonly role: 'author' | 'team' | 'elected' | 'system';
  readonly by: string | null;
  readonly byId: number | null;
  readonly at: string;
  readonly from: RevisionState | null;
  readonly to: RevisionState;
  readonly article: string | null;
  readonly facts: string | null;
  readonly notice: 'letter' | 'capped' | 'unconfirmed' | 'no-address' | 'none';
}

export interface FlagRow extends Row {
  readonly reference: string;
  readonly comment: string;
  readonly reason: string;
  readonly explanation: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly confirmedAt: string | null;
  readonly receivedAt: string;
  readonly state: 'open' | 'upheld' | 'rejected';
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly answer: string | null;
}

export interface AppealRow extends Row {
  readonly reference: string;
  readonly comment: string;
  /** Version of the decision. */
  readonly decision: number;
  readonly body: string | null;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly state: 'open' | 'upheld' | 'rejected' | 'moot';
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedById: number | null;
  readonly answer: string | null;
}

/** A transaction, as the query builder takes it. */
export type Trx = NonNullable<Parameters<ReturnType<Core.Strapi['db']['getConnection']>['transacting']>[0]>;
