import type { Core } from '@strapi/strapi';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { RuleRow, RulesView, TrialView } from '../../contract/screening.ts';
import { refused } from '../../core/refusal.ts';
import type { StoredRule } from '../../core/screening/rule.ts';
import { isInForce } from '../../core/screening/screen.ts';
import { documentsOf, type Row, string, stringsOf, tableOf } from '../services/editorial.ts';
import { articlesOf, consultationsOf, inputOf, readRows, RULES } from './rule-rows.ts';
import { tryRules } from './trial.ts';

type Input = Readonly<Record<string, unknown>>;

export interface RulesDesk {
  view(): Promise<RulesView>;
  create(rule: Input): Promise<RulesView>;
  change(id: string, input: Input): Promise<RulesView>;
  switchOn(id: string, enabled: boolean): Promise<RulesView>;
  remove(id: string): Promise<RulesView>;
  sort(input: Input): Promise<RulesView>;
  trial(input: Input): Promise<TrialView>;
}

/** What the page « Règles de modération » asks; each write passes the guard of the rows. */
export const rulesDesk = ({ strapi }: { strapi: Core.Strapi }): RulesDesk => {
  const clock = createClock(strapi.plugin('concertation').config<string | undefined>('clock'));
  const documents = () => documentsOf(strapi, RULES);

  const view = async (): Promise<RulesView> => {
    const now = clock.now();
    const [rows, articles, consultations] = await Promise.all([
      readRows(strapi),
      articlesOf(strapi),
      consultationsOf(strapi),
    ]);
    return {
      rules: rows.map((read) => rowView(read.row, 'rule' in read ? read.rule : null, now)),
      articles,
      consultations,
    };
  };

  const standing = async (id: string): Promise<Row> => {
    const row = await documents().findOne({ documentId: id });
    if (!row) throw refused(404, 'not-found', 'Cette règle n’existe plus : un collègue l’a supprimée.');
    return row;
  };

  const sort = async ({ ids }: Input): Promise<RulesView> => {
    const wanted = stringsOf(ids);
    await strapi.db.transaction(async () => {
      const rows = await documents().findMany({ fields: ['order'], limit: -1 });
      const known = new Map(rows.map((row) => [row.documentId, row['order']]));
      if (wanted.length !== known.size || !wanted.every((id) => known.has(id)) || new Set(wanted).size !== known.size) {
        throw refused(409, 'changed-meanwhile', 'Un collègue a ajouté ou supprimé une règle : rechargez la page.');
      }
      for (const [index, documentId] of wanted.entries()) {
        const order = index + 1;
        if (known.get(documentId) !== order) await documents().update({ documentId, data: { order } });
      }
    });
    return view();
  };

  return {
    view,
    create: async (rule) => {
      const [last] = await tableOf(strapi, RULES).findMany({ orderBy: { order: 'desc' }, limit: 1 });
      await documents().create({ data: { ...inputOf(rule as Row), order: Number(last?.['order'] ?? 0) + 1 } });
      return view();
    },
    change: async (id, { rule, updatedAt }) => {
      await strapi.db.transaction(async () => {
        const row = await standing(id);
        if (string(row['updatedAt']) !== updatedAt) {
          throw refused(
            409,
            'changed-meanwhile',
            'Un collègue a enregistré cette règle entre-temps : rechargez la page.',
          );
        }
        await documents().update({ documentId: id, data: inputOf((rule ?? {}) as Row) });
      });
      return view();
    },
    switchOn: async (id, enabled) => {
      await standing(id);
      await documents().update({ documentId: id, data: { enabled } });
      return view();
    },
    remove: async (id) => {
      await standing(id);
      await documents().delete({ documentId: id });
      return view();
    },
    sort,
    trial: async (input) =>
      tryRules(
        (await readRows(strapi)).flatMap((read) => ('rule' in read ? [read.rule] : [])),
        input,
        clock.now(),
      ),
  };
};

function rowView(row: Row, rule: StoredRule | null, now: number): RuleRow {
  const shown = rule ?? ({ ...inputOf(row), id: row.documentId } as unknown as StoredRule);
  return { ...shown, updatedAt: string(row['updatedAt']), inForce: rule !== null && isInForce(rule, now) };
}
