import { json, long, needed, number, numberIfAny, once, short } from '@aggloforum/publisher/contract/hidden-tables.ts';
import { index, table } from './table.ts';

/** What is told to many. */
export const mailingTypes = {
  mailing: table(
    'mailing',
    'mailings',
    {
      key: once(),
      /** Document id; empty for one written by hand about nothing in particular. */
      consultation: short(),
      occasion: needed(),
      /** Document id of the meeting. */
      event: short(),
      state: { ...needed(), default: 'upcoming' },
      /** Why it waits for a person, or was called off. */
      reason: short(),
      /** `held`, `let-go`: what a person last said of when it leaves. */
      wish: short(),
      /** What people call it before its content is frozen. */
      title: short(),
      /** Instants. */
      announces: short(),
      dueAt: short(),
      /** The sender takes the smallest first. */
      priority: numberIfAny(),
      /** Written by hand: its source and for whom. */
      draft: json(),
      subject: short(),
      html: long(),
      text: long(),
      replyTo: short(),
      frozenAt: short(),
      /** What its content says that a later mailing may have to correct. */
      told: json(),
      /** Of the audience: to compare with the next one. */
      filters: long(),
      audience: numberIfAny(),
      /** What the public page says: when, and how many servers had accepted by then. */
      finishedAt: short(),
      accepted: numberIfAny(),
      version: { type: 'integer', default: 0 },
    },
    [index('mailings_consultation', 'consultation'), index('mailings_state', 'state')],
  ),
  /** Append-only: who did what with a mailing, the machine included. */
  'mailing-act': table(
    'mailing-act',
    'mailing-acts',
    { mailingId: number(), act: needed(), by: needed(), at: needed(), detail: json() },
    [index('acts_mailing', 'mailing_id')],
  ),
  /** How the mailings of a consultation leave; one row a consultation, and the house's own under `*`. */
  'mailing-setting': table('mailing-setting', 'mailing-settings', {
    consultation: once(),
    mode: needed(),
    closingDays: number(),
    changedAt: needed(),
    changedBy: needed(),
    version: number(),
  }),
};

export const MAILING = 'plugin::directory-mailing.mailing';
export const MAILING_ACT = 'plugin::directory-mailing.mailing-act';
export const MAILING_SETTING = 'plugin::directory-mailing.mailing-setting';
