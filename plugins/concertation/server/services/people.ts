import type { Core } from '@strapi/strapi';
import type { Actor, DossierAction, Ownership } from '../../core/access.ts';
import { may, mayOnSome } from '../../core/access.ts';
import { staffName, type StaffNames } from '../../core/staff-name.ts';
import type { Reader } from './reader.ts';
import { forbidden, notFound } from './refusals.ts';
import { tableOf } from '../tables.ts';

export interface AdminUser extends StaffNames {
  readonly id: number;
  readonly roles?: readonly { readonly code: string }[];
}

/** Who asks, and whether the table of `core/access.ts` lets them. */
export const people = ({ strapi }: { strapi: Core.Strapi }) => {
  const actorOf = async (user: AdminUser): Promise<Actor> => {
    const communes = await tableOf(strapi, 'api::commune.commune').findMany({ where: { members: { id: user.id } } });
    return {
      id: user.id,
      name: staffName(user),
      roles: (user.roles ?? []).map(({ code }) => code),
      communes: communes.map(({ documentId }) => documentId),
    };
  };

  /** A dossier that one may not even read does not exist. */
  const require = async (actor: Actor, action: DossierAction, project: string): Promise<Ownership> => {
    const owned = await (strapi.plugin('concertation').service('reader') as Reader).ownership(project);
    if (!owned || !may(actor, 'read', owned)) throw notFound();
    if (!may(actor, action, owned)) throw forbidden();
    return owned;
  };

  const requireSome = (actor: Actor, action: DossierAction): void => {
    if (!mayOnSome(actor, action)) throw forbidden();
  };

  return { actorOf, require, requireSome };
};

export type People = ReturnType<typeof people>;
