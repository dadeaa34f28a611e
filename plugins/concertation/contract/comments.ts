import { z } from 'zod';
import type { PublicComment } from '@aggloforum/publisher/contract';
import type { RevisionState } from '../core/comments/words.ts';
import type { FormAnswer } from './taking-part.ts';

export type { PublicComment, PublicModeration } from '@aggloforum/publisher/contract';
export { checkComment, checkReport, COMMENT_LIMITS } from '../core/comments/check.ts';
export { mayComment, type MayComment, type MayCommentReason } from '../core/comments/may-comment.ts';
export { APPEAL_DAYS, whatHappensNext } from '../core/comments/sentences.ts';
export { REPORT_REASONS, type ReportReason } from '../core/comments/words.ts';

/**
 * `POST /api/concertation/comments` takes these beside `formToken` and `idempotencyKey`; 201 `CommentAnswer`, 400, 403,
 * 409 `CommentRefusal` (comments are off, not open yet, closed …, or the charter changed meanwhile), 422, 429, 503.
 */
export interface CommentFields {
  /** Slug of a public project. */
  readonly project: string;
  /** Slug of its consultation; needed when several are open. */
  readonly consultation?: string | undefined;
  /** A pseudonym will do. */
  readonly authorName: string;
  /** Never shown. */
  readonly email?: string | undefined;
  readonly body: string;
  /** Public id of the comment that is answered. */
  readonly parent?: string | undefined;
  readonly charterVersion: string;
  /** Nobody sees this field: what fills it in is no person. */
  readonly website?: string | undefined;
  /**
   * `able` from a script that can work something out. Under suspicion it is answered 422 `ProofNeeded`; sent again with
   * the same token, `proof` is the solution, as ALTCHA writes it (base64 of JSON). Without it a suspect text is held.
   */
  readonly proof?: string | undefined;
}

export const COMMENTS_PATH = '/api/concertation/comments';

/** Far above what `checkComment` allows: what is longer was not typed. */
const typed = (most = 20_000) => z.string().max(most);
export const commentShape: z.ZodType<CommentFields> = z.strictObject({
  project: typed(200),
  consultation: typed(200).optional(),
  authorName: typed(2_000),
  email: typed(2_000).optional(),
  body: typed(),
  parent: typed(60).optional(),
  charterVersion: typed(40),
  website: typed(2_000).optional(),
  proof: typed(4_000).optional(),
});

/** `own`: token of the author's page `/participer/ma-contribution/:token`, for whoever gave no address. */
export interface CommentAnswer extends FormAnswer {
  readonly own: string;
}

/** What a browser works out: the number up to `maxnumber` that, written after `salt`, has the digest `challenge`. */
export interface ProofChallenge {
  readonly algorithm: 'SHA-256';
  readonly challenge: string;
  readonly salt: string;
  readonly maxnumber: number;
  readonly signature: string;
}

/** 422 of a suspect sending whose script is able: nothing is stored, and the form token is not spent. */
export interface ProofNeeded {
  readonly challenge: ProofChallenge;
  readonly error: { readonly code: 'proof-needed'; readonly message: string };
}

/** 409: `reason` is a key of `mayComment`, or `changed-meanwhile`. */
export interface CommentRefusal {
  readonly reason: string;
  readonly error: { readonly code: string; readonly message: string };
}

/** `POST /api/concertation/comments/:id/reports`, `:id` the public id; 201 `FormAnswer`, 404, 422 … */
export interface ReportFields {
  /** Key of `REPORT_REASONS`. */
  readonly reason: string;
  readonly explanation: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** `oui`: « Je pense sincèrement que ce que j’écris est exact. » */
  readonly goodFaith?: string | undefined;
  readonly website?: string | undefined;
}

export const reportsPath = (comment: string) => `/api/concertation/comments/${encodeURIComponent(comment)}/reports`;
export const reportShape: z.ZodType<ReportFields> = z.strictObject({
  reason: typed(60),
  explanation: typed(),
  name: typed(2_000).optional(),
  email: typed(2_000).optional(),
  goodFaith: typed(10).optional(),
  website: typed(2_000).optional(),
});

/**
 * `GET /api/concertation/comment-contexts/:project?consultation=slug&parent=id`, for the form's page alone: what one may
 * do here now, and what stands around it. 404 when nothing of it is public.
 */
export interface CommentContext {
  readonly project: { readonly slug: string; readonly title: string };
  readonly consultation: { readonly slug: string; readonly title: string };
  /** Null when one may comment. */
  readonly refusal: { readonly reason: string; readonly message: string } | null;
  /** The comment that is answered or reported, as the public reads it. */
  readonly parent: {
    readonly id: string;
    readonly number: number;
    readonly authorName: string;
    readonly body: string;
    readonly redacted: boolean;
  } | null;
  readonly charterVersion: string;
  /** Said before sending: who reads the text, and within how long. */
  readonly next: string;
  /** Beside a legal register what is written here is « hors registre ». */
  readonly outsideRegister: boolean;
}

/** `GET /api/concertation/own-comments/:token`: what we keep of a comment, by the link of its author. 404, 410. */
export interface OwnComment {
  readonly reference: string;
  readonly project: { readonly slug: string; readonly title: string };
  readonly consultation: { readonly slug: string; readonly title: string };
  /** What the public reads, where it reads anything. */
  readonly authorName: string;
  /** Of the last text: another one as long as a correction of it is not let through. */
  readonly lastName: string;
  readonly email: string | null;
  /** The address has answered: decisions are told by mail. */
  readonly confirmed: boolean;
  readonly receivedAt: string;
  /** `withdrawn`: by its author; a withdrawn comment may still be erased. */
  readonly author: 'active' | 'withdrawn' | 'erased';
  /** Public address of the comment, once it has a number. */
  readonly publicPath: string | null;
  readonly public: PublicComment | null;
  /** The latest first. Texts of one's own, those that nobody else sees any more included. */
  readonly revisions: readonly OwnRevision[];
  readonly decisions: readonly OwnDecision[];
  /** One of its texts waits for somebody to read it. */
  readonly awaited: boolean;
  readonly may: {
    readonly correct: boolean;
    /** Why a text that stands public is corrected no more: comments have ended. Null where that is not the reason. */
    readonly correctionClosed: CommentContext['refusal'];
    readonly withdraw: boolean;
    readonly erase: boolean;
    readonly confirm: boolean;
    /** Token for `/participer/recours/:token`; null when there is nothing to appeal against. */
    readonly appeal: string | null;
  };
  readonly appeal: OwnAppeal | null;
  /** Sent back with an act; 409 `changed-meanwhile` once it is another. */
  readonly version: number;
}

export interface OwnRevision {
  readonly number: number;
  /** Empty once its time was over, and of texts from before names were kept with them. */
  readonly authorName: string;
  /** Empty once its time was over. */
  readonly body: string;
  readonly redactedBody: string | null;
  readonly state: RevisionState;
  /** « en attente de relecture par l’équipe », « refusé » … */
  readonly stateWords: string;
  readonly submittedAt: string;
}

/** Never the name of a person. */
export interface OwnDecision {
  readonly at: string;
  readonly words: string;
  readonly article: string | null;
  readonly facts: string | null;
}

export interface OwnAppeal {
  readonly reference: string;
  readonly state: 'open' | 'upheld' | 'rejected' | 'moot';
  readonly openedAt: string;
  /** The last day on which the answer is in time, `YYYY-MM-DD` in Paris. */
  readonly answerBy: string;
  readonly text: string;
  readonly answer: string | null;
}

export const ownCommentEndpoint = (token: string) => `/api/concertation/own-comments/${token}`;
/** `POST` to the same address → `OwnComment`, `{ state: 'erased' }` after an erasure; 409 `CommentRefusal`, 410, 422. */
export const ownCommentActShape = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('confirm') }),
  /** Without a name the text keeps the one that it has. */
  z.strictObject({
    act: z.literal('correct'),
    authorName: typed(2_000).optional(),
    body: typed(),
    version: z.number().int(),
  }),
  z.strictObject({ act: z.literal('withdraw'), version: z.number().int() }),
  z.strictObject({ act: z.literal('erase') }),
]);
export type OwnCommentAct = z.infer<typeof ownCommentActShape>;
/** `GET` → `application/json`, everything that we keep about it, to take away. */
export const ownCommentExport = (token: string) => `/api/concertation/own-comments/${token}/export`;

/** `GET /api/concertation/appeals/:token`: the decision that is appealed against. 404, 410 once it is too late. */
export interface AppealPage {
  readonly comment: Pick<OwnComment, 'reference' | 'project' | 'consultation' | 'receivedAt'>;
  readonly body: string;
  readonly decision: OwnDecision;
  /** Null until it is made. */
  readonly appeal: OwnAppeal | null;
  /** The last day on which an appeal is taken, `YYYY-MM-DD` in Paris. */
  readonly lastDay: string;
}
/** `POST` to the same address, `{ text }` → `AppealPage`; 409 when one was made already, 422. */
export const appealEndpoint = (token: string) => `/api/concertation/appeals/${token}`;
export const appealShape = z.strictObject({ text: typed() });

/** Where links of letters lead. */
export const ownCommentPage = (token: string) => `/participer/ma-contribution/${token}/`;
export const appealPage = (token: string) => `/participer/recours/${token}/`;
/** Anchor of a comment on the pages of its consultation. */
export const commentAnchor = (number: number) => `commentaire-${number}`;
