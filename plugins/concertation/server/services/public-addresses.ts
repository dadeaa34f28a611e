import type { Core } from '@strapi/strapi';
import type { Dossier } from '../../contract/dossier.ts';

/** Publisher keeps the ledger of addresses: redirects follow by themselves, only reasons are told to it. */
interface Withdrawals {
  record(withdrawal: {
    path: string;
    title: string | null;
    service: string;
    at: string;
    reason: string;
  }): Promise<void>;
}

export function withdrawalsOf(strapi: Core.Strapi): Withdrawals {
  return strapi.plugin('publisher').service('withdrawals') as Withdrawals;
}

export function addressesOf({ project, consultations }: Dossier): { path: string; title: string }[] {
  const root = `/projets/${project.slug}/`;
  return [
    { path: root, title: project.title },
    ...consultations.map(({ slug, title }) => ({ path: `${root}${slug}/`, title })),
  ];
}
