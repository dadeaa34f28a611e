import { findMarked, type MailRef, markedName } from './mail-mark.ts';

const TOKEN = /<([dl])([0-9a-z]{1,11})-([0-9a-f]{32})@/gi;

/** The same row always gets the same one, so that two copies are seen as one; nobody else can make it. */
export function messageId(ref: MailRef, host: string, secret: string): string {
  return `<${markedName(ref, 'message-id', secret)}@${host}>`;
}

/** The message of ours that a report quotes by its Message-ID, where it leaves the return address out. */
export function findMessageId(text: string, secret: string): MailRef | null {
  return findMarked(TOKEN, text, 'message-id', secret);
}
