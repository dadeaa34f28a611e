import charterJson from './charter.json' with { type: 'json' };
import communesJson from './communes.json' with { type: 'json' };
import consultationsJson from './consultations.json' with { type: 'json' };
import departmentsJson from './departments.json' with { type: 'json' };
import eventsJson from './events.json' with { type: 'json' };
import exampleJson from './example.json' with { type: 'json' };
import filesJson from './files.json' with { type: 'json' };
import pagesJson from './pages.json' with { type: 'json' };
import proceduresJson from './procedures.json' with { type: 'json' };
import projectsJson from './projects.json' with { type: 'json' };
import redirectsJson from './redirects.json' with { type: 'json' };
import siteSettingsJson from './site-settings.json' with { type: 'json' };
import stakeholdersJson from './stakeholders.json' with { type: 'json' };
import synthesesJson from './syntheses.json' with { type: 'json' };
import themesJson from './themes.json' with { type: 'json' };
import type {
  PublicPage,
  PublicRedirect,
  PublicSettings,
  PublicTheme,
} from '@aggloforum/publisher/contract/snapshot.ts';
import type {
  DemoCharter,
  DemoCommune,
  DemoConsultation,
  DemoDepartment,
  DemoEvent,
  DemoFile,
  DemoProcedure,
  DemoProject,
  DemoStakeholder,
  DemoSynthesis,
} from './demo-types.ts';
import { resolveMoments } from './moments.ts';

export interface DemoContent {
  readonly settings: PublicSettings;
  readonly departments: readonly DemoDepartment[];
  readonly communes: readonly DemoCommune[];
  readonly themes: readonly PublicTheme[];
  readonly procedures: readonly DemoProcedure[];
  readonly projects: readonly DemoProject<string>[];
  readonly consultations: readonly DemoConsultation<string>[];
  readonly events: readonly DemoEvent<string>[];
  readonly syntheses: readonly DemoSynthesis[];
  readonly pages: readonly Omit<PublicPage, 'updatedAt'>[];
  readonly charter: DemoCharter;
  readonly redirects: readonly PublicRedirect[];
  readonly stakeholders: readonly DemoStakeholder[];
  readonly files: readonly DemoFile[];
}

interface Examples {
  readonly projects: readonly DemoProject<string>[];
  readonly consultations: readonly DemoConsultation<string>[];
  readonly events: readonly DemoEvent<string>[];
}

/**
 * The demo files as one value: real content as it is, and the invented projects timed from `firstStart`
 * (epoch milliseconds). References are slugs; a consultation is named `<project>/<consultation>`.
 */
export function demoContent(firstStart: number): DemoContent {
  // The files are ours; demo.test.ts holds them to these types' enumerations and references.
  const examples = resolveMoments(exampleJson, firstStart) as Examples;
  return {
    settings: siteSettingsJson,
    departments: departmentsJson,
    communes: communesJson,
    themes: themesJson,
    procedures: proceduresJson as unknown as readonly DemoProcedure[],
    projects: [...projectsJson, ...examples.projects],
    consultations: [...(consultationsJson as readonly DemoConsultation<string>[]), ...examples.consultations],
    events: [...(eventsJson as readonly DemoEvent<string>[]), ...examples.events],
    syntheses: synthesesJson as readonly DemoSynthesis[],
    pages: pagesJson,
    charter: charterJson,
    redirects: redirectsJson,
    stakeholders: stakeholdersJson as readonly DemoStakeholder[],
    files: filesJson,
  };
}
