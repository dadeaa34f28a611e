import type { Core } from '@strapi/strapi';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { RuleRow, RulesView, TrialView } from '../../contract/screening.ts';
import { readablePart } from '../../core/screening/check-rule.ts';
import { isInForce } from '../../core/screening/screen.ts';
import { string } from '../services/editorial.ts';
import { articlesOf, consultationsOf, inputOf, type ReadRow, readRows } from './rule-rows.ts';
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
      rules: rows.map((read) => rowView(read, now)),
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

function rowView(read: ReadRow, now: number): RuleRow {
  const { row } = read;
  const updatedAt = string(row['updatedAt']);
  if ('rule' in read) return { ...read.rule, broken: null, updatedAt, inForce: isInForce(read.rule, now) };
  return {
    broken: read.faults,
    id: row.documentId,
    label: string(row['label']),
    enabled: row['enabled'] === true,
    updatedAt,
    inForce: false,
    readable: readablePart(inputOf(row)),
  };
}
