import type { Core } from '@strapi/strapi';
import type { Dossier } from '../../contract/dossier.ts';
import { documentsOf } from './editorial.ts';

interface Withdrawals {
  record(withdrawal: {
    path: string;
    title: string | null;
    service: string;
    at: string;
    reason: string;
  }): Promise<void>;
  lift(path: string): Promise<void>;
  list(): Promise<readonly { readonly path: string }[]>;
}

export function withdrawalsOf(strapi: Core.Strapi): Withdrawals {
  return strapi.plugin('publisher').service('withdrawals') as Withdrawals;
}

/** An address that has been public leads to where its page went; one that is public again is no longer withdrawn. */
export async function keepAddresses(strapi: Core.Strapi, before: Dossier | null, after: Dossier): Promise<void> {
  const withdrawals = withdrawalsOf(strapi);
  const current = addressesOf(after);
  const withdrawn = new Set((await withdrawals.list()).map(({ path }) => path));
  for (const { path } of current) if (withdrawn.has(path)) await withdrawals.lift(path);
  for (const old of before ? addressesOf(before) : []) {
    const now = current.find(({ id }) => id === old.id);
    if (now && now.path !== old.path)
      await redirect(
        strapi,
        old.path,
        now.path,
        current.map(({ path }) => path),
      );
  }
}

export function addressesOf({ project, consultations }: Dossier): { id: string; path: string; title: string }[] {
  const root = `/projets/${project.slug}/`;
  return [
    { id: 'project', path: root, title: project.title },
    ...consultations.map(({ id, slug, title }) => ({ id, path: `${root}${slug}/`, title })),
  ];
}

async function redirect(strapi: Core.Strapi, from: string, to: string, taken: readonly string[]): Promise<void> {
  const documents = documentsOf(strapi, 'api::redirect.redirect');
  for (const row of await documents.findMany({ filters: { from: { $in: [from, ...taken] } }, limit: -1 })) {
    await documents.delete({ documentId: row.documentId });
  }
  await documents.create({ data: { from, to } });
}
