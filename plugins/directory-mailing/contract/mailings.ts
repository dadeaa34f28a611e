import type { AudienceExclusion, MailingReason, MailingState, Occasion } from '../core/occasions/occasion.ts';

export { type MailingActName, mayConfirm, mayResend, outcomeOf } from '../core/occasions/acts.ts';
export type { AudienceExclusion, MailingReason, MailingState, Occasion } from '../core/occasions/occasion.ts';

/**
 * The mailings as the page « Envois » and its endpoints see them (admin session, `/directory-mailing/…` on the CMS's
 * admin router, JSON; permission `mailing.manage`):
 *
 * | method and path | body → answer |
 * |---|---|
 * | GET /mailings | → `MailingCalendar` |
 * | GET /mailings/choices | → `MailingChoices` |
 * | POST /mailings | `HandDraftForm` → `MailingView` 201 |
 * | GET /mailings/:id | → `MailingView` |
 * | PUT /mailings/:id | `HandDraftForm` and `version` → `MailingView` |
 * | GET /mailings/:id/people?search= | → `MailingPerson[]`: somebody of the directory, in the audience or not |
 * | GET /mailings/:id/preview?person= | → `MailingPreview` |
 * | POST /mailings/:id/test | `{}` → `{ to }`: one letter to whoever asks |
 * | POST /mailings/:id/confirm | `MailingConfirmation` → `MailingView`; 409 when it is not what was read any more |
 * | POST /mailings/:id/acts | `{ act, version }` → `MailingView` |
 * | POST /mailings/:id/doubts | `{ decision }` → `MailingView`: of all that are in doubt |
 * | GET /mailings/:id/export | → CSV |
 * | POST /mailing-letters/:id/doubt | `{ decision }` → `MailingCalendar`: of one message to one person |
 * | PUT /mailing-settings/:consultation | `MailingSettingChange` → `MailingSettingView`; `*` is the house |
 *
 * A refusal is `{ error: { code, message, fields? } }`. Instants are ISO 8601.
 */
export interface MailingItem {
  readonly id: number;
  readonly occasion: Occasion;
  readonly state: MailingState;
  readonly reason: MailingReason | null;
  readonly title: string;
  /** Document id; null for one about nothing in particular. */
  readonly consultation: string | null;
  readonly announces: string | null;
  readonly dueAt: string | null;
  readonly frozenAt: string | null;
  readonly finishedAt: string | null;
  /** People it was frozen for. */
  readonly audience: number | null;
}

export interface MailingCalendar {
  readonly now: string;
  /** A restored or copied database: nothing leaves until a person has said that it is the one that sends. */
  readonly isCopy: boolean;
  readonly items: readonly MailingItem[];
  /** Messages to one person whose fate nobody knows, and about which nobody has decided; the oldest first. */
  readonly doubtfulLetters: readonly DoubtfulLetter[];
  /** Openings that nobody was told of, and why. */
  readonly missed: readonly MissedOpening[];
  readonly house: MailingSettingView;
}

export interface DoubtfulLetter {
  readonly id: number;
  readonly subject: string;
  /** The first letter and the domain: enough to know somebody by. */
  readonly address: string;
  /** When its answer was lost. */
  readonly at: string | null;
}

export interface MissedOpening {
  readonly consultation: string;
  readonly title: string;
  readonly opens: string;
  readonly reason: 'public-too-late' | 'too-late';
}

/** `automatic`: leaves by itself at its instant; `confirmed`: waits for a person's yes. */
export type MailingMode = 'automatic' | 'confirmed';

export interface MailingSettingChange {
  readonly mode: MailingMode;
  /** Days before the closing at which people are reminded; 0: never. */
  readonly closingDays: number;
  readonly version: number;
}

export interface MailingSettingView extends MailingSettingChange {
  /** False when it is the house's own setting. */
  readonly own: boolean;
  readonly changedBy: string | null;
}

export interface HandDraftForm {
  readonly subject: string;
  /** Markdown. */
  readonly body: string;
  /** INSEE codes; none chosen means all. */
  readonly communes: readonly string[];
  /** Slugs; none chosen means all. */
  readonly themes: readonly string[];
  /** Document id, or ''. */
  readonly consultation: string;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface MailingChoices {
  readonly communes: readonly Choice[];
  readonly themes: readonly Choice[];
  readonly consultations: readonly (Choice & {
    readonly communes: readonly string[];
    readonly themes: readonly string[];
  })[];
}

export interface MailingAudience {
  readonly count: number;
  /** Of the last mailing with the same filters; null when there was none. */
  readonly last: number | null;
  readonly excluded: Readonly<Partial<Record<AudienceExclusion, number>>>;
  readonly sample: readonly MailingPerson[];
  /** In words; none means everywhere, everything. */
  readonly communes: readonly string[];
  readonly themes: readonly string[];
}

export interface MailingPerson {
  readonly id: number;
  readonly name: string | null;
  readonly organisation: string | null;
  /** The first letter and the domain: enough to know somebody by. */
  readonly address: string;
  /** Why this person is not written to; null for somebody who is. */
  readonly excluded: AudienceExclusion | null;
}

export interface MailingProgress {
  readonly queued: number;
  readonly attempting: number;
  /** What came back included. */
  readonly accepted: number;
  /** Of those, the ones that a report says did not arrive. */
  readonly returned: number;
  readonly failed: number;
  /** Doubts that wait for a person. */
  readonly inDoubt: number;
  /** Doubts that a person left as they are. */
  readonly doubtsLeft: number;
  readonly skipped: number;
  /** By reason; the names are the sender's. */
  readonly skippedBy: Readonly<Record<string, number>>;
  /** Null until something can be said. */
  readonly perMinute: number | null;
  readonly secondsLeft: number | null;
  /** Last answers of the mail server, the newest first; they name nobody. */
  readonly replies: readonly string[];
}

export interface MailingActView {
  readonly act: string;
  readonly by: string;
  readonly at: string;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

export interface MailingView extends MailingItem {
  readonly now: string;
  readonly version: number;
  readonly subject: string | null;
  readonly draft: HandDraftForm | null;
  /** Null for a mailing about nothing in particular. */
  readonly setting: MailingSettingView | null;
  /** Null when its cause is not public any more. */
  readonly audienceNow: MailingAudience | null;
  /** Of what it says now: to be sent back with a confirmation. */
  readonly fingerprint: string | null;
  readonly progress: MailingProgress | null;
  readonly acts: readonly MailingActView[];
}

export interface MailingPreview {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly person: MailingPerson | null;
}

export interface MailingConfirmation {
  /** As typed: how many people are going to be written to. */
  readonly count: number;
  readonly fingerprint: string;
  readonly version: number;
}
