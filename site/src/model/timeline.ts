import { effectiveClosing, endOf, startOf } from '@aggloforum/concertation/contract';
import { frenchDay, frenchMoment, frenchPeriod } from './dates.ts';
import type { SiteModel } from './site-model.ts';
import type { ConsultationView } from './view.ts';

export interface Step {
  readonly at: string;
  readonly when: string;
  readonly title: string;
  readonly detail: string | null;
  readonly state: 'past' | 'now' | 'next';
  readonly href: string | null;
}

const FACTS: Readonly<Record<string, string>> = {
  suspended: 'Consultation suspendue',
  resumed: 'Consultation reprise',
  extended: 'Consultation prolongée',
  cancelled: 'Consultation annulée',
  replaced: 'Remplacée par une autre consultation',
  'reported-back': 'Bilan publié',
  settled: 'Dossier clos',
};

/** Where we are: notice, period, facts, report, decision of each consultation, in the order of time. */
export function steps(
  consultations: readonly ConsultationView[],
  { passed }: Pick<SiteModel, 'passed'>,
  linked = false,
): Step[] {
  const moment = (at: string, title: string, detail: string | null = null): Step => ({
    at,
    when: frenchMoment(at),
    title,
    detail,
    state: passed(startOf(at)) ? 'past' : 'next',
    href: null,
  });
  const all = consultations.flatMap((item) => {
    const list: Step[] = [];
    if (item.notice !== null) list.push(moment(item.notice, 'Annonce au public'));
    list.push(...periodStep(item, passed, linked));
    for (const fact of item.facts) list.push(moment(fact.at, FACTS[fact.kind] ?? fact.kind, factDetail(fact)));
    const { outcome } = item;
    const told = item.facts.some(({ kind }) => kind === 'reported-back');
    if (outcome?.reportDate && !told) list.push(moment(outcome.reportDate, 'Bilan ou rapport rendu'));
    if (outcome?.decisionDate) list.push(moment(outcome.decisionDate, 'Décision', outcome.decision));
    if (item.reportBackBy !== null && !told && !outcome?.reportDate) {
      list.push({ ...moment(item.reportBackBy, 'Bilan attendu au plus tard'), state: 'next' });
    }
    return list;
  });
  return all.sort((a, b) => a.at.localeCompare(b.at));
}

function factDetail({
  until,
  reason,
}: {
  readonly until: string | null;
  readonly reason: string | null;
}): string | null {
  const parts = [until === null ? null : `jusqu’au ${frenchMoment(until)}`, reason].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' : ');
}

function periodStep(item: ConsultationView, passed: (instant: number) => boolean, linked: boolean): Step[] {
  if (item.opens === null) return [];
  const closing = effectiveClosing(item);
  const when = closing === null ? `à partir du ${frenchDay(item.opens)}` : frenchPeriod(item.opens, closing);
  const over = closing !== null && passed(endOf(closing));
  const state = over || item.phase === 'cancelled' ? 'past' : passed(startOf(item.opens)) ? 'now' : 'next';
  return [
    { at: item.opens, when, title: item.title, detail: item.procedure.label, state, href: linked ? item.path : null },
  ];
}
