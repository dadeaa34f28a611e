import { startOf } from '@aggloforum/concertation/contract';
import { isOver } from './phases.ts';
import type { ConsultationView, SiteView } from './view.ts';

/** What the home page shows, in its order. Relays are said apart: they are not ours. */
export function home(view: SiteView) {
  const ours = view.consultations.filter(({ origin }) => origin !== 'relay');
  const alive = (items: readonly ConsultationView[], phase: string) => items.filter((item) => item.phase === phase);
  return {
    open: alive(ours, 'open'),
    announced: alive(view.consultations, 'announced'),
    elsewhere: alive(view.consultations, 'open').filter(({ origin }) => origin === 'relay'),
    meetings: view.events.filter(({ over, kind }) => !over && kind !== 'milestone').slice(0, 4),
    latest: onePerProject(ours.filter(({ phase }) => isOver(phase) && phase !== 'undated')).slice(0, 3),
    promises: promises(ours).slice(0, 4),
    figures: figures(view).filter(({ value }) => value > 0),
  };
}

/** The reports that are still owed, the next first. */
function promises(ours: readonly ConsultationView[]) {
  return ours
    .flatMap((item) => {
      const told = item.phase === 'reported-back' || item.phase === 'settled' || item.phase === 'cancelled';
      return item.origin !== 'native' || told || item.reportBackBy === null ? [] : [{ item, by: item.reportBackBy }];
    })
    .sort((a, b) => a.by.localeCompare(b.by) || a.item.ref.localeCompare(b.item.ref));
}

function onePerProject(items: readonly ConsultationView[]): ConsultationView[] {
  return items.filter((item, index) => items.findIndex(({ project }) => project.slug === item.project.slug) === index);
}

/** What is owed to the public: only our own consultations owe it, archives and relays do not. */
function figures({ consultations, projects, passed }: SiteView) {
  const ended = consultations.filter(
    ({ origin, phase }) => origin === 'native' && isOver(phase) && phase !== 'cancelled',
  );
  const told = ended.filter(({ phase }) => phase === 'reported-back' || phase === 'settled');
  const late = ended.filter(
    ({ phase, reportBackBy }) => phase === 'closed' && reportBackBy !== null && passed(startOf(reportBackBy)),
  );
  const expected = ended.length - told.length - late.length;
  return [
    {
      value: told.length,
      label: told.length < 2 ? 'bilan publié après une consultation' : 'bilans publiés après une consultation',
    },
    { value: expected, label: expected < 2 ? 'bilan attendu, dans les temps' : 'bilans attendus, dans les temps' },
    { value: late.length, label: 'en retard' },
    {
      value: projects.length,
      label: `${projects.length < 2 ? 'projet' : 'projets'} à consulter ici, archives et relais compris`,
    },
  ];
}
