import { z } from 'zod';
import type { AuthorState, RevisionState } from '../core/comments/words.ts';
import type { Finding } from '../core/screening/submission.ts';
import { IDEMPOTENCY_KEY } from '../core/taking-part/idempotency.ts';
import { DESK_ACTIONS, type QueueItem } from './moderation-queue.ts';

export { POLICY_MODES, type PolicyMode, REVISION_STATES, type RevisionState } from '../core/comments/words.ts';
export { policyConsequences, stateWords } from '../core/moderation/words.ts';
export { isWorkingDay, parisDay } from '../core/working-days.ts';
export * from './moderation-queue.ts';
export * from './moderation-setup.ts';

/**
 * The desk's endpoints (admin session, `/concertation/moderation/…` on the CMS's admin router, JSON). A refusal is 422
 * `{ error: { code, message, fields? } }`, 403, 404, or 409 `{ reason: 'changed-meanwhile', by, at }`.
 *
 * | method and path | who | body → answer |
 * |---|---|---|
 * | GET /queue | moderation.read | query `view` (`mine`, `spam`, `rules`, `team`, `elected`, `late`, `flagged`, `marked`, `unread`, `published`, `decided`), `consultation`, `text` (reference, number, public name or words, in every state: the view says nothing then), `after`, `limit` → `QueuePage` |
 * | GET /comments/:id | moderation.read | → `CommentDetail` |
 * | POST /decisions | moderation.decide | `DecisionsBody` → `DecisionResult[]`, one a comment, in their order |
 * | POST /spam | moderation.decide | `{ article, facts, consultation? }` → `{ count }`: refuses all that is held as spam |
 * | GET /appeals | moderation.read | query `state` → `AppealItem[]` |
 * | POST /appeals/:id | moderation.decide | `AppealDecision` → `CommentDetail`; whatever makes the text public again grants it without this |
 * | POST /flags/:id | moderation.decide | `FlagDecision` → `CommentDetail`: closes these reports of comment `:id`, leaving it as it is: rejected while it is public, else upheld |
 * | POST /comments/:id/looked | moderation.decide | `{ version }` → `CommentDetail`: somebody has read what a rule marked, or what appeared unread; it leaves the views `marked` and `unread`, as after any decision |
 * | POST /comments/:id/erase | moderation.decide | `{}` → `{ state: 'erased' }`: for whoever asks and has lost their link |
 * | POST /replies | moderation.decide | `{ parent, body, service, idempotencyKey }` → `CommentDetail` of the comment answered; one key is one reply, with other words 422 |
 * | GET /reasons | moderation.read | → `Reason[]`: refusal reasons with their sentences, and the charter's articles |
 * | GET /panel/:consultation | moderation.read | → `ModerationPanel`: for the dossier |
 * | GET /policies | moderation.read | → `PolicyView[]` |
 * | POST /policies | moderation.policy | `PolicyBody` → `PolicyView` 201: a new version |
 * | PUT /policies/:code | moderation.policy | `PolicyBody` → `PolicyView`; 409 once in force |
 * | POST /policies/:code/default | moderation.policy | `{ reason }` → `PolicyView[]` |
 * | GET /settings, PUT /settings | moderation.policy | `ModerationSettings` with `reason` → `ModerationSettingsView` |
 * | GET /holders | moderation.read | → `HoldersView`: who turns the second key, and the substitute |
 * | POST /substitutes | moderation.substitute | `SubstituteBody` → `HoldersView` |
 * | POST /substitutes/:id/end | moderation.substitute | `{}` → `HoldersView`: takes the key back at once; ended twice it is ended once |
 *
 * The policy of a consultation is changed by `PUT /concertation/participation/:consultationId` (`policy`, `ParticipationView`).
 */

export interface CommentDetail extends QueueItem {
  /** Null to whoever may not see addresses. */
  readonly email: string | null;
  readonly emailConfirmed: boolean;
  /** Who read what a rule had marked, or what had appeared unread, where no decision says so. */
  readonly looked: { readonly by: string; readonly at: string } | null;
  /** By this person, for an author who asked for it. */
  readonly mayErase: boolean;
  readonly number: number | null;
  readonly publicPath: string | null;
  /** The owning department, which is who answers as a rule; empty where there is none. */
  readonly service: string;
  readonly revisions: readonly {
    readonly number: number;
    /** Empty once its time was over. */
    readonly body: string;
    readonly redactedBody: string | null;
    readonly state: RevisionState;
    readonly waiting: boolean;
    readonly standing: boolean;
    readonly submittedAt: string;
    readonly findings: readonly Finding[];
  }[];
  readonly history: readonly HistoryEntry[];
  /** The comment that it answers, then its answers, by number; pending ones too. */
  readonly thread: readonly ThreadItem[];
  readonly flags: readonly FlagItem[];
  readonly appeals: readonly AppealItem[];
}

export interface HistoryEntry {
  readonly at: string;
  /** `Équipe`-side names; `author` and `system` have none. */
  readonly by: string | null;
  readonly role: 'author' | 'team' | 'elected' | 'system';
  readonly action: string;
  readonly revision: number;
  readonly from: RevisionState | null;
  readonly to: RevisionState;
  readonly article: string | null;
  readonly facts: string | null;
  /** Whether a letter told the author. */
  readonly notice: 'letter' | 'capped' | 'unconfirmed' | 'no-address' | 'none';
}

export interface ThreadItem {
  readonly id: string;
  readonly number: number | null;
  readonly authorName: string;
  readonly body: string;
  readonly state: RevisionState;
  readonly author: AuthorState;
  readonly official: boolean;
  readonly submittedAt: string;
  /** This person may open it; what was erased nobody opens. */
  readonly opens: boolean;
}

export interface FlagItem {
  readonly id: string;
  readonly reference: string;
  readonly reason: string;
  readonly explanation: string;
  readonly name: string | null;
  /** Null to whoever may not see addresses. */
  readonly email: string | null;
  readonly receivedAt: string;
  readonly state: 'open' | 'upheld' | 'rejected';
}

export interface AppealItem {
  readonly id: string;
  readonly reference: string;
  readonly comment: string;
  readonly commentReference: string;
  readonly consultation: { readonly id: string; readonly title: string };
  /** What was decided, and why. */
  readonly decision: HistoryEntry;
  /** The text that it is about, as it stands now; the body is empty once its time was over. */
  readonly contested: { readonly body: string; readonly redactedBody: string | null; readonly state: RevisionState };
  readonly text: string;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly late: boolean;
  readonly state: AppealState;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly answer: string | null;
  readonly version: number;
  /** In a decision about this comment: somebody else decides then. */
  readonly tookPart: boolean;
  /** What this person may answer; a text that has moved on since leaves nothing to uphold or to reject. */
  readonly outcomes: readonly AppealOutcome[];
  /** What becomes of the text if this person upholds it; null where they cannot. */
  readonly upheldTo: RevisionState | null;
}

const id = () => z.string().max(60);
const sentence = () => z.string().max(4_000);
const flagIds = () => z.array(id()).max(5_000);
const decisionShape = z.strictObject({
  comment: id(),
  /** Of the comment, as it was seen. */
  version: z.number().int().min(0),
  action: z.enum(DESK_ACTIONS),
  /** Id of an article of the charter; needed to refuse and to remove. */
  article: z.string().max(60).optional(),
  /** What was found, in a sentence or more, which the author reads; needed to redact, send back, refuse, remove and restore. */
  facts: sentence().optional(),
  /** The text with what is taken out, marked `[…]`; for `redact`. */
  redactedBody: z.string().max(20_000).optional(),
  /** The open reports that were shown; for `remove`, which upholds these and no other. */
  flags: flagIds().optional(),
});
export type DecisionBody = z.infer<typeof decisionShape>;
/** Longer lists are sent in lots. */
export const DECISIONS_AT_ONCE = 50;
export const decisionsShape = z.strictObject({ decisions: z.array(decisionShape).min(1).max(100) });

export type DecisionResult =
  | { readonly comment: string; readonly ok: true; readonly version: number; readonly state: RevisionState }
  | {
      readonly comment: string;
      readonly ok: false;
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly fields?: Readonly<Record<string, string>>;
      /** Of a `changed-meanwhile`. */
      readonly by?: string;
      readonly at?: string;
    };

export const spamShape = z.strictObject({
  article: z.string().max(60),
  facts: sentence(),
  consultation: id().optional(),
});
/** `moot`: the decision holds no more, and no one has to judge it. */
const APPEAL_OUTCOMES = ['upheld', 'rejected', 'moot'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];
type AppealState = 'open' | AppealOutcome;
export const appealDecisionShape = z.strictObject({
  outcome: z.enum(APPEAL_OUTCOMES),
  /** What the author is told. */
  answer: sentence(),
  version: z.number().int().min(0),
});
export const flagDecisionShape = z.strictObject({
  answer: sentence(),
  version: z.number().int().min(0),
  /** The open reports that were shown. */
  flags: flagIds().min(1),
});
/** The version that was read. */
export const lookedShape = z.strictObject({ version: z.number().int().min(0) });
export const replyShape = z.strictObject({
  parent: id(),
  body: z.string().max(20_000),
  service: z.string().max(200),
  idempotencyKey: z.string().regex(IDEMPOTENCY_KEY),
});

export interface Reason {
  readonly code: string;
  readonly label: string;
  readonly article: string;
  readonly articleTitle: string;
  /** Prepared, to be edited. */
  readonly sentence: string;
}

/**
 * `GET /api/concertation/second-key/:token`, for the page `/participer/validation/:token` of the elected official or the
 * substitute: what waits for the second key, the oldest first. 404, 410 once the link has expired. Each use is logged.
 */
export interface SecondKeyPage {
  readonly holder: string;
  /** To whose end the link is good, `YYYY-MM-DD` in Paris. */
  readonly lastDay: string;
  /** The oldest, as many as can be decided at once. */
  readonly items: readonly SecondKeyItem[];
  /** How many wait behind them. */
  readonly remaining: number;
  readonly reasons: readonly Reason[];
}
export type SecondKeyItem = Pick<
  QueueItem,
  'id' | 'version' | 'authorName' | 'body' | 'redactedBody' | 'isReply' | 'corrects' | 'submittedAt' | 'dueAt' | 'late'
> & {
  readonly consultation: string;
  readonly project: string;
  /** What is answered. */
  readonly parentBody: string | null;
};
/** Decided by one `POST`; what a browser sends of so many, and the CMS is asked, has room on its way (`site/front-door/route.ts`). */
export const SECOND_KEY_AT_ONCE = 50;
/** `POST` to the same address, `SecondKeyBody` → `DecisionResult[]`; `confirmed` is a box to tick, or 422. */
export const secondKeyShape = z.strictObject({
  confirmed: z.literal('oui').optional(),
  decisions: z
    .array(
      z.strictObject({
        comment: id(),
        version: z.number().int().min(0),
        action: z.enum(['approve', 'send-back', 'refuse']),
        article: z.string().max(60).optional(),
        facts: sentence().optional(),
      }),
    )
    .max(SECOND_KEY_AT_ONCE),
});
export const secondKeyEndpoint = (token: string) => `/api/concertation/second-key/${token}`;
export const secondKeyPage = (token: string) => `/participer/validation/${token}/`;
