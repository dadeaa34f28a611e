import type { Core } from '@strapi/strapi';
import type { DossierAction } from '../../core/access.ts';
import { mayOnSome } from '../../core/access.ts';
import { Refusal, refused } from '../../core/refusal.ts';
import type { Dossiers } from '../services/dossiers.ts';
import type { AdminUser } from '../services/people.ts';
import { forbidden } from '../services/refusals.ts';
import { type DeskActor, deskActorOf } from './desk-people.ts';

export interface DeskContext {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly request: { readonly body?: unknown };
  readonly state: { readonly user: AdminUser };
  body: unknown;
  status: number;
}

type Answer = (context: DeskContext, actor: DeskActor) => Promise<unknown>;

/** Asks who it is, answers, and turns an expected refusal into its status. */
export function answeringAtDesk(strapi: Core.Strapi) {
  const now = () => (strapi.plugin('concertation').service('dossiers') as Dossiers).now();
  return (action: DossierAction, answer: Answer, status = 200) =>
    async (context: DeskContext): Promise<void> => {
      try {
        const actor = await deskActorOf(strapi, context.state.user, now());
        if (!mayOnSome(actor, action) && !(actor.holdsSecondKey && SECOND_KEY.has(action)))
          throw forbidden('Votre rôle ne donne pas accès à la modération.');
        context.body = await answer(context, actor);
        context.status = status;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        context.status = error.status;
        context.body = error.body;
      }
    };
}

/** What comes with the second key, for the days on which somebody stands in. */
const SECOND_KEY: ReadonlySet<DossierAction> = new Set(['read-moderation', 'second-key']);

interface Shape<T> {
  safeParse(body: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
      };
}

export function shaped<T>(shape: Shape<T>, { request }: DeskContext): T {
  const asked = shape.safeParse(request.body ?? {});
  if (asked.success) return asked.data;
  const path = asked.error.issues[0]?.path.map(String).join('.') ?? '';
  throw refused(400, 'malformed', `Champ inattendu ou mal formé\u00a0: ${path.slice(0, 100)}`);
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;
}
