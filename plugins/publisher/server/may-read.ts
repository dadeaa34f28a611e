import type { Core } from '@strapi/strapi';
import { tableOf } from './tables.ts';

interface Checker {
  readonly can: { read(entry: object): boolean };
}
interface Checkers {
  create(of: { userAbility: unknown; model: string }): Checker;
}

/** Whether the person who asks may read this entry: the content manager's own judgement, its conditions included. */
export async function mayRead(strapi: Core.Strapi, uid: string, documentId: string): Promise<boolean> {
  const state = strapi.requestContext.get()?.state as { userAbility?: unknown } | undefined;
  if (state?.userAbility === undefined) return false;
  const entry = await tableOf<object>(strapi, uid).findOne({ where: { documentId } });
  if (entry === null) return false;
  const checkers = strapi.plugin('content-manager').service('permission-checker') as Checkers;
  return checkers.create({ userAbility: state.userAbility, model: uid }).can.read(entry);
}
