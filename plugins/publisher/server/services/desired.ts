import type { Core } from '@strapi/strapi';
import type { Desired } from '../../contract/changes.ts';
import { inTurn } from '../in-turn.ts';
import { serviceOf } from '../tables.ts';
import type { Outbox } from './outbox.ts';

const AT_FIRST: Desired = { rebuild: 0, bundle: 'current' };

/** What somebody in the admin wants of every follower; a change of it wakes those who wait. */
export const desired = ({ strapi }: { strapi: Core.Strapi }) => {
  const store = () => strapi.store({ type: 'plugin', name: 'publisher', key: 'desired' });
  const get = async (): Promise<Desired> => ((await store().get({})) as Desired | null) ?? AT_FIRST;

  const change = async (next: (now: Desired) => Desired): Promise<Desired> => {
    return inTurn(strapi, async () => {
      const value = next(await get());
      await store().set({ value });
      const row = { kind: 'desired-changed', uid: 'plugin::publisher', touches: [] };
      await serviceOf<Outbox>(strapi, 'outbox').record(row);
      return value;
    });
  };

  return {
    get,
    /** A whole new release, from nothing. */
    rebuild: async () => change((now) => ({ ...now, rebuild: now.rebuild + 1 })),
    /** The pages of the bundle before this one, over today's data; or of this one again. */
    useBundle: async (bundle: Desired['bundle']) => change((now) => ({ ...now, bundle })),
  };
};

export type DesiredState = ReturnType<typeof desired>;
