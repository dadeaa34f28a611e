import type { Core } from '@strapi/strapi';
import { refused } from '../../core/refusal.ts';
import { documentsOf, type Row, string, stringsOf } from '../services/editorial.ts';
import { inputOf, RULES } from './rule-rows.ts';
import { tableOf } from '../tables.ts';

type Input = Readonly<Record<string, unknown>>;

/** Writes of the page; what a rule must be, the guard of the rows judges. */
export function ruleWrites(strapi: Core.Strapi) {
  const documents = () => documentsOf(strapi, RULES);

  const standing = async (id: string): Promise<Row> => {
    const row = await documents().findOne({ documentId: id });
    if (!row) throw refused(404, 'not-found', 'Cette règle n’existe plus\u00a0: un·e collègue l’a supprimée.');
    return row;
  };

  const sort = async ({ ids }: Input): Promise<void> => {
    const wanted = stringsOf(ids);
    await strapi.db.transaction(async () => {
      const rows = await documents().findMany({ fields: ['order'], limit: -1 });
      const known = new Map(rows.map((row) => [row.documentId, row['order']]));
      if (wanted.length !== known.size || !wanted.every((id) => known.has(id)) || new Set(wanted).size !== known.size) {
        throw refused(
          409,
          'changed-meanwhile',
          'Un·e collègue a ajouté ou supprimé une règle\u00a0: rechargez la page.',
        );
      }
      for (const [index, documentId] of wanted.entries()) {
        const order = index + 1;
        if (known.get(documentId) !== order) await documents().update({ documentId, data: { order } });
      }
    });
  };

  return {
    create: async (rule: Input): Promise<void> => {
      const [last] = await tableOf(strapi, RULES).findMany({ orderBy: { order: 'desc' }, limit: 1 });
      await documents().create({ data: { ...inputOf(rule as Row), order: Number(last?.['order'] ?? 0) + 1 } });
    },
    change: async (id: string, { rule, updatedAt }: Input): Promise<void> => {
      await strapi.db.transaction(async () => {
        if (string((await standing(id))['updatedAt']) !== updatedAt) {
          throw refused(
            409,
            'changed-meanwhile',
            'Un·e collègue a enregistré cette règle entre-temps\u00a0: rechargez la page.',
          );
        }
        await documents().update({ documentId: id, data: inputOf((rule ?? {}) as Row) });
      });
    },
    switchOn: async (id: string, enabled: boolean): Promise<void> => {
      await standing(id);
      await documents().update({ documentId: id, data: { enabled } });
    },
    remove: async (id: string): Promise<void> => {
      await standing(id);
      await documents().delete({ documentId: id });
    },
    sort,
  };
}
