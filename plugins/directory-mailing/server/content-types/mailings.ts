import { needed, table, text } from './table.ts';

/** What is told to many. */
export const mailingTypes = {
  mailing: table('mailing', 'mailings', {
    key: { ...needed(), column: { unique: true } },
    consultation: needed(),
    occasion: needed(),
    state: { ...needed(), default: 'queued' },
    subject: needed(),
    html: { type: 'text' },
    text: { type: 'text' },
    replyTo: text(),
    frozenAt: needed(),
  }),
};

export const MAILING = 'plugin::directory-mailing.mailing';
