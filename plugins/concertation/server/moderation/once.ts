import type { Core } from '@strapi/strapi';
import type { Transaction } from '../../contract/taking-part.ts';
import { keyOnce } from '../letter-once.ts';

export const NOTICE = 'plugin::concertation.moderation-notice';

/** True for the first who asks with this key, in a transaction that is committed; false for all others, for ever. */
export async function once(strapi: Core.Strapi, trx: Transaction, key: string, at: string): Promise<boolean> {
  return keyOnce(strapi, trx, NOTICE, key, at);
}
