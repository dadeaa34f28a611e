import type { MessageActName, MessageChannel, MessageKind, MessageState } from '../core/messages/words.ts';

/**
 * The desk of messages, in the admin (`/concertation/…`, admin session). Who sees what: `core/messages/access.ts`.
 *
 * | method and path | body → answer |
 * |---|---|
 * | GET /messages?state&due&department&project&channel&text&page | → `MessageList`, what is due first |
 * | GET /messages/promises | → `Promises` |
 * | GET /messages/choices | → `DeskChoices` |
 * | POST /messages | `TypedIn` → `MessageView` 201 |
 * | POST /messages/answers | `{ messages: { id, version }[], text }` → `ManyAnswered`, all of them or none; a refusal says in its `message` which stand in the way |
 * | GET /messages/:id | → `MessageView` |
 * | POST /messages/:id/acts | `MessageAct` or `MessageErasure` → `MessageView`, or `{ erased: true }`; 409 `{ reason: 'changed-meanwhile', by, at }` |
 * | POST /messages/:id/prepared | `{ text }` → the same, its slots filled |
 * | POST /messages/absences | `{ user, from, to }` → `DeskChoices`; `DELETE /messages/absences/:id` takes it back |
 * | POST /messages/prepared-answers | `{ id?, label, body }` → `DeskChoices`; an empty body deletes |
 * | GET, PUT /messages/settings | `Retention` and a `reason` → `MessageSettings` |
 */
export interface MessageList {
  readonly items: readonly MessageItem[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly counts: { readonly waiting: number; readonly late: number; readonly soon: number };
}

export interface MessageItem {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly state: MessageState;
  readonly subject: string;
  readonly receivedAt: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** Working days left; 0 is today, negative is late. Null once nothing is due. */
  readonly left: number | null;
  readonly project: { readonly id: string; readonly title: string } | null;
  readonly department: string | null;
  readonly assignee: string | null;
  /** Belongs to the register of this consultation, and is not handed over yet. */
  readonly forRegister: string | null;
}

export interface MessageView extends MessageItem {
  readonly body: string;
  /** Absent for who may not see addresses. */
  readonly author?: { readonly name: string | null; readonly email: string | null; readonly confirmed: boolean };
  readonly departmentId: string | null;
  readonly assigneeId: number | null;
  readonly workingDays: number;
  readonly publishable: boolean;
  readonly published: PublicText | null;
  readonly history: readonly HistoryEntry[];
  /** What this person may do now. */
  readonly may: readonly (MessageActName | 'erase')[];
}

export interface PublicText {
  readonly question: string;
  readonly answer: string;
}

export interface HistoryEntry {
  readonly at: string;
  readonly by: string;
  readonly act: MessageActName;
  /** To whom, in words. */
  readonly to: string | null;
  readonly text: string | null;
}

export type MessageAct = { readonly version: number } & (
  | { readonly act: 'assigned'; readonly assignee: number | null }
  | {
      readonly act: 'forwarded';
      readonly department: string;
      readonly assignee: number | null;
      readonly text: string;
    }
  | { readonly act: 'answered' | 'noted' | 'closed' | 'reopened' | 'consented'; readonly text: string }
  | { readonly act: 'passed-on' | 'withheld' | 'unpublished' }
  | { readonly act: 'published'; readonly question: string; readonly answer: string }
);

/** Leaves no word of the message and of whoever wrote it. */
export interface MessageErasure {
  readonly version: number;
  readonly act: 'erase';
}

export interface TypedIn {
  readonly channel: string;
  /** `YYYY-MM-DD`, in Paris. */
  readonly receivedOn: string;
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly name: string;
  readonly email: string;
  /** Document id, or ''. */
  readonly project: string;
  readonly publishable: boolean;
}

export interface ManyAnswered {
  /** References, in the order that was asked. */
  readonly answered: readonly string[];
}

export interface Promises {
  readonly week: { readonly from: string; readonly to: string };
  readonly late: readonly MessageItem[];
  readonly due: readonly MessageItem[];
  /** Answered since Monday. */
  readonly answered: number;
  /** Reports that a consultation has promised by this week, and that are not out. */
  readonly reports: readonly { readonly dossierId: string; readonly title: string; readonly by: string }[];
}

export interface DeskChoices {
  readonly departments: readonly { readonly id: string; readonly name: string; readonly workingDays: number }[];
  /** Who may be given a message. */
  readonly people: readonly { readonly id: number; readonly name: string; readonly away: boolean }[];
  readonly projects: readonly { readonly id: string; readonly title: string }[];
  readonly prepared: readonly { readonly id: string; readonly label: string; readonly body: string }[];
  readonly absences: readonly {
    readonly id: string;
    readonly name: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly me: number;
}

export interface Retention {
  /** Months after a message was answered, closed or passed on. */
  readonly settledMonths: number;
  /** Months after it came in, for one that nobody settled. */
  readonly waitingMonths: number;
}

export interface MessageSettings {
  readonly retention: Retention;
  readonly history: readonly (Retention & { readonly reason: string; readonly by: string; readonly at: string })[];
}
