import type { PublicConsultation, PublicProject, PublicSnapshot } from '@aggloforum/publisher/contract';

const DAY = 86_400_000;
const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);
const TEXT =
  'Le projet réaménage les abords de la gare : places de stationnement, piste cyclable, arbres, traversées. ' +
  'Plusieurs variantes sont à l’étude et le choix n’est pas arrêté.\n\n- une variante au nord ;\n- une variante au sud.';

/** A territory of any size, the same for the same arguments: one consultation a project, one in five of them open. */
export function generatedSnapshot(projects: number, now: number): PublicSnapshot {
  const numbers = Array.from({ length: projects }, (_, index) => index);
  return {
    version: 1,
    position: 1,
    mode: 'production',
    settings: {
      siteName: 'Aggloforum',
      tagline: 'La participation',
      organisation: 'Agglomération',
      contactEmail: 'contact@example.org',
      contactPhone: null,
      postalAddress: '1 place de l’Exemple',
      reportingAppUrl: null,
      institutionalSiteUrl: null,
    },
    departments: [
      {
        slug: 'mobilites',
        name: 'Direction des mobilités',
        email: 'mobilites@example.org',
        phone: null,
        address: null,
        replyWorkingDays: 10,
        example: true,
      },
    ],
    communes: numbers.slice(0, 39).map((index) => ({
      slug: `commune-${index}`,
      name: `Commune ${index}`,
      insee: `3000${index}`,
      population: 1000,
      member: true,
    })),
    themes: [
      { slug: 'mobilites', name: 'Mobilités' },
      { slug: 'climat', name: 'Climat' },
    ],
    procedures: [
      {
        slug: 'voluntary',
        label: 'Consultation volontaire',
        explanation: 'À l’initiative de l’agglomération.',
        statutory: false,
        legalRegister: false,
        legalSource: null,
      },
    ],
    projects: numbers.map((index) => project(index, now)),
    consultations: numbers.map((index) => consultation(index, now)),
    events: [],
    syntheses: [],
    pages: [],
    charter: null,
    redirects: [],
    withdrawals: [],
  };
}

function project(index: number, now: number): PublicProject {
  return {
    slug: slug(index),
    title: `Projet ${index}`,
    summary: 'Un projet de l’agglomération.',
    body: `Projet numéro ${index}. ${TEXT}`,
    cover: null,
    visibleFrom: null,
    department: 'mobilites',
    sponsor: 'Agglomération',
    communes: [`commune-${index % 39}`],
    themes: [index % 2 ? 'climat' : 'mobilites'],
    contactEmail: null,
    example: false,
    firstPublishedAt: new Date(now - index * DAY).toISOString(),
    slot: index + 1,
    updatedAt: new Date(now - index * DAY).toISOString(),
  };
}

function consultation(index: number, now: number): PublicConsultation {
  const opens = index % 5 === 0 ? now - 10 * DAY : now - (100 + index) * DAY;
  return {
    slug: 'consultation',
    project: slug(index),
    title: `Consultation ${index}`,
    introduction: `Consultation numéro ${index}. ${TEXT}`,
    visibleFrom: null,
    procedure: 'voluntary',
    legalBasis: null,
    reference: null,
    organiser: null,
    notice: null,
    opens: day(opens),
    closes: day(opens + 30 * DAY),
    periodText: null,
    facts: [],
    channels: {
      registerUrl: null,
      email: 'contact@example.org',
      postalAddress: null,
      places: [],
      comments: { state: 'off', from: null, to: null, reason: null },
    },
    promisedMeans: [],
    openToDiscussion: ['le tracé'],
    notOpenToDiscussion: ['le principe'],
    becomingOfContributions: 'Une synthèse est publiée.',
    reportBackBy: null,
    guarantor: null,
    documents: [],
    communes: [],
    outcome: null,
    observationsCounted: null,
    sources: [],
    inferred: [],
    caveats: null,
    origin: 'native',
    example: false,
    updatedAt: new Date(opens).toISOString(),
  };
}

function slug(index: number): string {
  return `projet-${String(index).padStart(5, '0')}`;
}
