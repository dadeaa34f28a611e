import { needed, table, text } from './table.ts';

const long = () => ({ type: 'text' });
const json = () => ({ type: 'json' });
const whole = () => ({ type: 'integer' });

/** What is told to many. */
export const mailingTypes = {
  mailing: table(
    'mailing',
    'mailings',
    {
      key: { ...needed(), column: { unique: true } },
      /** Document id; empty for one written by hand about nothing in particular. */
      consultation: text(),
      occasion: needed(),
      /** Document id of the meeting. */
      event: text(),
      state: { ...needed(), default: 'upcoming' },
      /** Why it waits for a person, or was called off. */
      reason: text(),
      /** `held`, `let-go`: what a person last said of when it leaves. */
      wish: text(),
      /** What people call it before its content is frozen. */
      title: text(),
      /** Instants. */
      announces: text(),
      dueAt: text(),
      /** The sender takes the smallest first. */
      priority: whole(),
      /** Written by hand: its source and for whom. */
      draft: json(),
      subject: text(),
      html: long(),
      text: long(),
      replyTo: text(),
      frozenAt: text(),
      /** What its content says that a later mailing may have to correct. */
      told: json(),
      /** Of the audience: to compare with the next one. */
      filters: long(),
      audience: whole(),
      /** What the public page says: when, and how many servers had accepted by then. */
      finishedAt: text(),
      accepted: whole(),
      version: { type: 'integer', default: 0 },
    },
    [
      { name: 'mailing_mailings_consultation', columns: ['consultation'] },
      { name: 'mailing_mailings_state', columns: ['state'] },
    ],
  ),
  /** Append-only: who did what with a mailing, the machine included. */
  'mailing-act': table(
    'mailing-act',
    'mailing-acts',
    { mailingId: { type: 'integer', required: true }, act: needed(), by: needed(), at: needed(), detail: json() },
    [{ name: 'mailing_acts_mailing', columns: ['mailing_id'] }],
  ),
  /** How the mailings of a consultation leave; one row a consultation, and the house's own under `*`. */
  'mailing-setting': table('mailing-setting', 'mailing-settings', {
    consultation: { ...needed(), column: { unique: true } },
    mode: needed(),
    closingDays: { type: 'integer', required: true },
    changedAt: needed(),
    changedBy: needed(),
    version: { type: 'integer', required: true },
  }),
};

export const MAILING = 'plugin::directory-mailing.mailing';
export const MAILING_ACT = 'plugin::directory-mailing.mailing-act';
export const MAILING_SETTING = 'plugin::directory-mailing.mailing-setting';
