import type { Core } from '@strapi/strapi';
import type { ZodType } from 'zod';
import { type Answered, answerOrRefuse, shaped } from '../../contract/answering.ts';
import type { DossierAction } from '../../core/access.ts';
import { mayOnSome } from '../../core/access.ts';
import type { Dossiers } from '../services/dossiers.ts';
import type { AdminUser } from '../services/people.ts';
import { forbidden } from '../services/refusals.ts';
import { type DeskActor, deskActorOf } from './desk-people.ts';

export interface DeskContext extends Answered {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly request: { readonly body?: unknown };
  readonly state: { readonly user: AdminUser };
}

type Answer = (context: DeskContext, actor: DeskActor) => Promise<unknown>;

/** Asks who it is, and answers. */
export function answeringAtDesk(strapi: Core.Strapi) {
  const now = () => (strapi.plugin('concertation').service('dossiers') as Dossiers).now();
  return (action: DossierAction, answer: Answer, status = 200) =>
    async (context: DeskContext): Promise<void> => {
      const answerThem = async () => {
        const actor = await deskActorOf(strapi, context.state.user, now());
        if (!mayOnSome(actor, action) && !(actor.holdsSecondKey && SECOND_KEY.has(action)))
          throw forbidden('Votre rôle ne donne pas accès à la modération.');
        return answer(context, actor);
      };
      await answerOrRefuse(context, answerThem, status);
    };
}

/** What comes with the second key, for the days on which somebody stands in. */
const SECOND_KEY: ReadonlySet<DossierAction> = new Set(['read-moderation', 'second-key']);

/** What was sent; nothing is as good as an empty body. */
export function sentIn<T>(shape: ZodType<T>, { request }: DeskContext): T {
  return shaped(shape, request.body ?? {});
}
