import type { SiteModel } from './site-model.ts';
import type { ConsultationView } from './view.ts';

/** So many open consultations are shown at home; the others stand in their list. */
const SHOWN = 24;

/** What the home page shows, in its order. Relays are said apart: they are not ours. */
export function home(model: SiteModel) {
  return {
    open: model.first('open', SHOWN),
    openCount: model.count('open'),
    announced: model.first('announced', SHOWN),
    elsewhere: model.first('relays-open', SHOWN),
    meetings: model.first('meetings', 4),
    latest: onePerProject(model.last('over', SHOWN)).slice(0, 3),
    promises: model
      .first('promises', 4)
      .flatMap((item) => (item.reportBackBy === null ? [] : [{ item, by: item.reportBackBy }])),
    figures: figures(model).filter(({ value }) => value > 0),
  };
}

function onePerProject(items: readonly ConsultationView[]): ConsultationView[] {
  return items.filter((item, index) => items.findIndex(({ project }) => project.slug === item.project.slug) === index);
}

function figures(model: SiteModel) {
  const [told, expected, late] = [model.count('told'), model.count('expected'), model.count('late')];
  const projects = model.count('projects');
  return [
    {
      value: told,
      label: told < 2 ? 'bilan publié après une consultation' : 'bilans publiés après une consultation',
    },
    { value: expected, label: expected < 2 ? 'bilan attendu, dans les temps' : 'bilans attendus, dans les temps' },
    { value: late, label: late < 2 ? 'bilan en retard' : 'bilans en retard' },
    {
      value: projects,
      label: `${projects < 2 ? 'projet' : 'projets'} à consulter ici, archives et relais compris`,
    },
  ];
}
