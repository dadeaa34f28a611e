import type { PublicConsultation, PublicProject, PublicSnapshot } from '@aggloforum/publisher/contract';
import { shortCode } from '@aggloforum/publisher/contract/short-link.ts';
import { Random } from '../../site/follower/testing/random.ts';
import { documentsOf, meansOf, meetingsOf, paragraph } from './generated-entries.ts';

const DAY = 86_400_000;
/** The territory has been publishing for so long, whatever its size. */
const PAST_DAYS = 20 * 365;
/** One in five of the latest projects is open to opinions: a large past does not make a large present. */
const PRESENT = 500;
const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/**
 * A territory of any size, the same for the same arguments: one consultation a project, over twenty years. Each has 25
 * entries such as people write, all of them different and shown on its page: means, documents and meetings.
 */
export function generatedSnapshot(projects: number, now: number): PublicSnapshot {
  const numbers = Array.from({ length: projects }, (_, index) => index);
  const random = new Random(projects);
  const made = numbers.map((index) => generatedProject(index, projects, now, random));
  return {
    version: 1,
    position: 1,
    mode: 'production',
    settings: SETTINGS,
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
    projects: made.map(({ project }) => project),
    consultations: made.map(({ consultation }) => consultation),
    events: made.flatMap(({ project, consultation }) => meetingsOf(project.slug, consultation.opens ?? '', random)),
    syntheses: [],
    pages: [],
    charter: null,
    redirects: [],
    withdrawals: [],
    comments: [],
    moderation: null,
  };
}

const SETTINGS = {
  siteName: 'Aggloforum',
  tagline: 'La participation',
  organisation: 'Agglomération',
  contactEmail: 'contact@example.org',
  contactPhone: null,
  postalAddress: '1 place de l’Exemple',
  reportingAppUrl: null,
  institutionalSiteUrl: null,
};

/** The `index`th project of `count`, the oldest first, with its consultation. */
export function generatedProject(
  index: number,
  count: number,
  now: number,
  random: Random,
): { readonly project: PublicProject; readonly consultation: PublicConsultation } {
  const open = index >= count - PRESENT && index % 5 === 0;
  const opens = open ? now - 10 * DAY : now - (60 + Math.floor(((count - index) / count) * PAST_DAYS)) * DAY;
  return { project: project(index, opens, random), consultation: consultation(index, opens, random) };
}

function project(index: number, opens: number, random: Random): PublicProject {
  const published = new Date(opens - 5 * DAY).toISOString();
  return {
    slug: slugOf(index),
    title: `Projet ${index}`,
    summary: paragraph(random, 1),
    body: `Projet numéro ${index}. ${paragraph(random, 4)}\n\n- une variante au nord ;\n- une variante au sud.`,
    cover: null,
    visibleFrom: null,
    department: 'mobilites',
    sponsor: 'Agglomération',
    communes: [`commune-${index % 39}`],
    themes: [index % 2 ? 'climat' : 'mobilites'],
    contactEmail: null,
    example: false,
    firstPublishedAt: published,
    slot: index + 1,
    updatedAt: published,
  };
}

function consultation(index: number, opens: number, random: Random): PublicConsultation {
  const closes = opens + 30 * DAY;
  return {
    slug: 'consultation',
    code: shortCode(slugOf(index)),
    project: slugOf(index),
    title: `Consultation ${index}`,
    introduction: `Consultation numéro ${index}. ${paragraph(random, 4)}`,
    visibleFrom: null,
    procedure: 'voluntary',
    legalBasis: null,
    reference: null,
    organiser: null,
    notice: null,
    opens: day(opens),
    closes: day(closes),
    periodText: null,
    facts: [],
    channels: {
      registerUrl: null,
      email: 'contact@example.org',
      postalAddress: null,
      places: [],
      comments: { state: 'off', from: null, to: null, reason: null, policy: null },
    },
    promisedMeans: meansOf(random),
    openToDiscussion: ['le tracé'],
    notOpenToDiscussion: ['le principe'],
    becomingOfContributions: 'Une synthèse est publiée.',
    reportBackBy: null,
    guarantor: null,
    documents: documentsOf(closes, random),
    communes: [],
    outcome: null,
    observationsCounted: null,
    told: null,
    sources: [],
    inferred: [],
    caveats: null,
    origin: 'native',
    example: false,
    updatedAt: new Date(opens).toISOString(),
  };
}

export function slugOf(index: number): string {
  return `projet-${String(index).padStart(5, '0')}`;
}
