import type { Core } from '@strapi/strapi';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { RuleRow, RulesView, TrialView } from '../../contract/screening.ts';
import type { StoredRule } from '../../core/screening/rule.ts';
import { isInForce } from '../../core/screening/screen.ts';
import { type Row, string } from '../services/editorial.ts';
import { articlesOf, consultationsOf, inputOf, readRows } from './rule-rows.ts';
import { ruleWrites } from './rule-writes.ts';
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

  const { create, change, switchOn, remove, sort } = ruleWrites(strapi);
  const then = async (write: Promise<void>): Promise<RulesView> => {
    await write;
    return view();
  };

  return {
    view,
    create: async (rule) => then(create(rule)),
    change: async (id, input) => then(change(id, input)),
    switchOn: async (id, enabled) => then(switchOn(id, enabled)),
    remove: async (id) => then(remove(id)),
    sort: async (input) => then(sort(input)),
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
