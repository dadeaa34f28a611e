import type {
  PublicCalendarEvent,
  PublicConsultation,
  PublicProject,
  PublicSnapshot,
} from '@aggloforum/publisher/contract';
import { shortCode } from '@aggloforum/publisher/contract/short-link.ts';
import type { SiteModel } from '../model/site-model.ts';
import { modelOf } from '../model/source.ts';
import { CHARTER, commentStates, commentsOfStates, FIGURES } from './comments.ts';
import { REFERENCES } from './references.ts';

/** A Monday morning in Paris, at which all states of the fixture are meant. */
export const NOW = '2027-03-01T09:00:00Z';
const STAMP = '2027-01-15T08:00:00.000Z';

export function project(slug: string, fields: Partial<PublicProject> = {}): PublicProject {
  return {
    slug,
    title: 'Une place ombragée',
    summary: 'Des arbres, de l’eau et des bancs : la place du marché se transforme.',
    body: 'La place est aujourd’hui un parc de stationnement. Elle devient une place plantée.',
    cover: null,
    visibleFrom: null,
    department: 'espaces-publics',
    sponsor: 'Communauté d’agglomération',
    communes: ['nimes'],
    themes: ['nature'],
    contactEmail: 'place@agglo.example.org',
    questions: [],
    example: false,
    firstPublishedAt: STAMP,
    slot: 1,
    updatedAt: STAMP,
    ...fields,
  };
}

export function consultation(of: string, fields: Partial<PublicConsultation> = {}): PublicConsultation {
  return {
    slug: 'concertation',
    code: shortCode(`${of}/${fields.slug ?? 'concertation'}`),
    project: of,
    title: 'Dessinez la place',
    introduction: 'Trois esquisses sont proposées. Dites laquelle vous préférez, et pourquoi.',
    visibleFrom: null,
    procedure: 'voluntary',
    legalBasis: null,
    reference: null,
    organiser: null,
    notice: '2027-01-20',
    opens: '2027-02-10',
    closes: '2027-03-31T23:59',
    periodText: null,
    facts: [],
    channels: {
      registerUrl: null,
      email: 'place@agglo.example.org',
      postalAddress: 'Hôtel d’agglomération\n30000 Nîmes',
      places: [
        {
          name: 'Mairie annexe',
          address: '1 rue du Puits, Nîmes',
          commune: 'nimes',
          hours: 'lundi : 9 h – 12 h\nmercredi : 14 h – 18 h',
        },
      ],
      comments: { state: 'off', from: null, to: null, reason: null, policy: null },
    },
    promisedMeans: [{ what: 'Une exposition', where: 'dans le hall de la mairie', evidence: null }],
    openToDiscussion: ['les essences', 'la place des terrasses'],
    notOpenToDiscussion: ['la suppression du stationnement'],
    becomingOfContributions: 'Chaque contribution est lue ; une synthèse dit ce qui est retenu.',
    reportBackBy: '2027-06-30',
    guarantor: null,
    documents: [
      {
        role: 'file',
        title: 'Les trois esquisses',
        file: null,
        url: 'https://documents.example.org/esquisses.pdf',
        date: '2027-01-20',
      },
    ],
    communes: ['nimes'],
    outcome: null,
    observationsCounted: null,
    told: null,
    sources: [],
    inferred: [],
    caveats: null,
    origin: 'native',
    example: false,
    updatedAt: STAMP,
    ...fields,
  };
}

export function event(id: string, of: string, fields: Partial<PublicCalendarEvent> = {}): PublicCalendarEvent {
  return {
    id,
    project: of,
    consultation: `${of}/concertation`,
    kind: 'public-meeting',
    title: 'Réunion publique : les esquisses',
    starts: '2027-03-11T18:30',
    ends: '2027-03-11T20:30',
    place: 'Salle des fêtes',
    address: '2 place du Marché, Nîmes',
    onlineUrl: null,
    status: 'planned',
    changedFrom: null,
    cancellationReason: null,
    attendance: null,
    sequence: 0,
    updatedAt: STAMP,
    ...fields,
  };
}

export function snapshot(fields: Partial<PublicSnapshot> = {}): PublicSnapshot {
  return {
    version: 1,
    position: 1,
    mode: 'demo',
    settings: {
      siteName: 'Aggloforum',
      tagline: 'La participation dans l’agglomération',
      organisation: 'Agglomération d’essai',
      contactEmail: 'contact@agglo.example.org',
      contactPhone: '04 66 00 00 00',
      postalAddress: 'Hôtel d’agglomération\n30000 Nîmes',
      reportingAppUrl: null,
      institutionalSiteUrl: null,
    },
    ...REFERENCES,
    comments: [],
    moderation: null,
    projects: [],
    consultations: [],
    events: [],
    syntheses: [],
    pages: [
      { slug: 'mentions-legales', title: 'Mentions légales', body: 'Éditeur : agglomération.', updatedAt: STAMP },
    ],
    charter: null,
    redirects: [],
    withdrawals: [],
    ...fields,
  };
}

export function modelAt(content: PublicSnapshot, now: string): SiteModel {
  return modelOf(content, 'https://agglo.example.org', Date.parse(now));
}

/** `count` open consultations and nothing else; for the home page. */
export function homeWith(count: number): PublicSnapshot {
  const slugs = Array.from({ length: count }, (_, index) => `place-${index + 1}`);
  return snapshot({
    projects: slugs.map((slug, at) => project(slug, { title: `Une place ombragée, quartier ${at + 1}`, slot: at + 1 })),
    consultations: slugs.map((slug) => consultation(slug)),
    events: slugs.slice(0, 2).map((slug) => event(`${slug}-reunion`, slug)),
  });
}
const archive = {
  notice: null,
  opens: '2016-01-11',
  closes: '2016-04-11',
  origin: 'archive',
  channels: {
    registerUrl: null,
    email: null,
    postalAddress: null,
    places: [],
    comments: { state: 'off', from: null, to: null, reason: null, policy: null },
  },
  openToDiscussion: [],
  notOpenToDiscussion: [],
  becomingOfContributions: null,
  reportBackBy: null,
  sources: [{ label: 'Registre des délibérations', url: 'https://sources.example.org/deliberation' }],
  inferred: ['La date de fin est déduite du compte rendu.'],
  caveats: 'Deux sources diffèrent d’un jour.',
} as const;

const STATES: Readonly<Record<string, Partial<PublicConsultation>>> = {
  announced: { opens: '2027-03-04T09:00' },
  open: { told: { at: '2027-02-03T08:00:00.000Z', count: 412 } },
  'closing-today': { closes: '2027-03-01T18:00' },
  suspended: { facts: [{ kind: 'suspended', at: '2027-02-20', until: null, reason: 'Crue du Vistre.' }] },
  closed: { opens: '2026-11-01', closes: '2026-12-31' },
  'reported-back': {
    opens: '2026-09-01',
    closes: '2026-10-31',
    facts: [{ kind: 'reported-back', at: '2027-01-10', until: null, reason: null }],
    observationsCounted: 1234,
  },
  cancelled: { facts: [{ kind: 'cancelled', at: '2027-02-25', until: null, reason: 'Le projet est abandonné.' }] },
  inquiry: {
    procedure: 'public-inquiry',
    guarantor: 'Commissaire enquêteur désigné par le tribunal administratif',
    channels: {
      registerUrl: 'https://registre.example.org/place',
      email: 'enquete@registre.example.org',
      postalAddress: 'À l’attention du commissaire enquêteur\nMairie\n30000 Nîmes',
      places: [
        {
          name: 'Mairie',
          address: 'Place de l’Hôtel-de-Ville',
          commune: 'nimes',
          hours: 'du lundi au vendredi : 8 h 30 – 17 h',
        },
      ],
      comments: { state: 'off', from: null, to: null, reason: null, policy: null },
    },
  },
  archive: {
    ...archive,
    outcome: {
      opinion: 'Favorable avec deux réserves.',
      reportDate: '2016-06-30',
      decision: 'Le tracé nord est retenu.',
      decisionDate: '2016-09-12',
      followUp: null,
    },
  },
  relay: {
    ...archive,
    origin: 'relay',
    organiser: 'Préfecture du Gard',
    opens: '2027-02-15',
    closes: '2027-03-15',
    channels: { ...archive.channels, registerUrl: 'https://prefecture.example.org/avis' },
  },
  undated: { ...archive, opens: null, closes: null, periodText: 'printemps 2014' },
  ...commentStates(consultation('open').channels),
};
/** One project in each state that its page must show; the slug names the state. */
export function everyState(): PublicSnapshot {
  const slugs = Object.keys(STATES);
  return snapshot({
    projects: slugs.map((slug, at) => project(slug, { title: `Une place ombragée « ${slug} »`, slot: at + 1 })),
    consultations: slugs.map((slug) => consultation(slug, STATES[slug])),
    events: [
      event('open-1', 'open'),
      event('open-2', 'open', { starts: '2027-03-18', ends: null, title: 'Journée portes ouvertes', kind: 'workshop' }),
      event('open-3', 'open', {
        starts: '2027-03-20T10:00',
        ends: null,
        status: 'cancelled',
        cancellationReason: 'Salle indisponible.',
        sequence: 2,
      }),
      event('inquiry-1', 'inquiry', { kind: 'drop-in-session', title: 'Permanence du commissaire enquêteur' }),
    ],
    comments: commentsOfStates(),
    moderation: FIGURES,
    charter: CHARTER,
    withdrawals: [WITHDRAWAL],
  });
}

const WITHDRAWAL = {
  path: '/projets/retire/',
  title: 'Un projet retiré',
  service: 'Direction de la communication',
  at: STAMP,
  reason: 'Publié par erreur.',
};
