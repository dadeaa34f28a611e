import { long, needed, number, numberIfAny, once, short } from '@aggloforum/publisher/contract/hidden-tables.ts';
import { key, table } from '../content-types/table.ts';

export const messageTypes = {
  /** What somebody wrote or said to us. Changed by acts alone, each of which counts its version up. */
  message: table('message', 'messages', {
    reference: once(),
    kind: needed(),
    channel: needed(),
    state: needed(),
    name: short(),
    email: short(),
    confirmedAt: short(),
    subject: short(),
    body: long(),
    /** Document ids; a message may be about no project. */
    project: short(),
    department: short(),
    assignee: numberIfAny(),
    receivedAt: needed(),
    /** The promise that the receipt told: it is kept through every change of hands. */
    workingDays: number(),
    dueOn: needed(),
    settledAt: short(),
    /** The consultation whose legal register it belongs to. */
    register: short(),
    /** Passed on, and waiting for the letter of the hour to its register. */
    toGather: { type: 'boolean', default: false },
    publishable: { type: 'boolean', default: false },
    publicQuestion: long(),
    publicAnswer: long(),
    publicService: short(),
    publishedAt: short(),
    version: number(),
  }),
  /** Append-only: what was done to a message, by whom. */
  'message-act': table(
    'message-act',
    'message-acts',
    { message: needed(), number: number(), act: needed(), at: needed(), by: needed(), to: short(), text: long() },
    [key('message_acts_number', 'message', 'number')],
  ),
  /** What was told to the team once: a digest of a day, an alert of a due date. */
  'message-notice': table('message-notice', 'message-notices', { key: once(), at: needed() }),
  /** Texts to answer with. */
  'prepared-answer': table('prepared-answer', 'prepared-answers', { label: needed(), body: long() }),
  /** From one day to another, with both, somebody of the team is away. */
  absence: table('absence', 'absences', { user: number(), from: needed(), to: needed(), by: needed(), at: needed() }),
  /** Append-only: how long messages are kept, and why. The latest is in force. */
  'message-retention': table('message-retention', 'message-retentions', {
    settledMonths: number(),
    waitingMonths: number(),
    reason: { ...long(), required: true },
    by: needed(),
    at: needed(),
  }),
};

export const MESSAGE = 'plugin::concertation.message';
export const ACT = 'plugin::concertation.message-act';
export const NOTICE = 'plugin::concertation.message-notice';
export const PREPARED = 'plugin::concertation.prepared-answer';
export const ABSENCE = 'plugin::concertation.absence';
export const RETENTION = 'plugin::concertation.message-retention';
