import { z } from 'zod';
import type { Dossier, ParticipationChange } from '../contract/dossier.ts';

const line = z.string().max(2_000).default('');
const text = z.string().max(100_000).default('');
const key = z.string().max(100);
const count = z.number().int().min(0).max(100_000_000).nullable().default(null);
const media = z
  .object({ id: z.number().int().positive(), name: line, url: line, mime: line, bytes: z.number().default(0) })
  .nullable()
  .default(null);

const project = z.object({
  title: line,
  slug: line,
  summary: text,
  body: text,
  cover: media,
  coverAlt: line,
  coverCredit: line,
  visibleFrom: line,
  department: key.default(''),
  sponsor: line,
  communes: z.array(key).max(500).default([]),
  themes: z.array(key).max(200).default([]),
  leads: z.array(z.number().int().positive()).max(50).default([]),
  contactEmail: line,
});

const fact = z.object({
  kind: z.enum(['suspended', 'resumed', 'extended', 'cancelled', 'replaced', 'reported-back', 'settled']),
  at: line,
  until: line,
  reason: text,
});
const place = z.object({ name: line, address: line, hours: text });
const means = z.object({ what: line, where: line, evidence: text });
const document = z.object({
  role: z.enum(['order', 'notice', 'file', 'minutes', 'report', 'conclusions', 'decision']),
  title: line,
  file: media,
  url: line,
  date: line,
});
const source = z.object({ label: line, url: line });

const consultation = z.object({
  id: key,
  title: line,
  slug: line,
  introduction: text,
  visibleFrom: line,
  procedure: key.default(''),
  legalBasis: text,
  reference: line,
  organiser: line,
  notice: line,
  opens: line,
  closes: line,
  periodText: line,
  facts: z.array(fact).max(100).default([]),
  registerUrl: line,
  contributionEmail: line,
  postalAddress: text,
  places: z.array(place).max(200).default([]),
  promisedMeans: z.array(means).max(200).default([]),
  openToDiscussion: text,
  notOpenToDiscussion: text,
  becomingOfContributions: text,
  reportBackBy: line,
  guarantor: line,
  documents: z.array(document).max(500).default([]),
  communes: z.array(key).max(500).default([]),
  outcomeOpinion: text,
  outcomeReportDate: line,
  outcomeDecision: text,
  outcomeDecisionDate: line,
  outcomeFollowUp: text,
  observationsCounted: count,
  sources: z.array(source).max(200).default([]),
  inferred: text,
  caveats: text,
  origin: z.enum(['native', 'archive', 'relay']).default('native'),
});

const event = z.object({
  id: key,
  consultation: key.default(''),
  kind: z.enum(['public-meeting', 'drop-in-session', 'workshop', 'site-visit', 'milestone']),
  title: line,
  starts: line,
  ends: line,
  place: line,
  address: line,
  onlineUrl: line,
  eventStatus: z.enum(['planned', 'changed', 'cancelled']).default('planned'),
  changedFrom: line,
  cancellationReason: text,
  attendance: count,
});

const dossier = z.object({
  project,
  consultations: z.array(consultation).max(100).default([]),
  events: z.array(event).max(500).default([]),
});

const participation = z.object({
  comments: z.enum(['on', 'off']),
  from: line,
  to: line,
  reason: line,
  version: z.number().int().min(0),
  policy: z.string().max(60).optional(),
  outsideRegister: z.boolean().optional(),
});

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fields: Record<string, string> };

/** From an unknown body to a dossier of the right shape; what the shape does not name is dropped. */
export function parseDossier(body: unknown): Parsed<Dossier> {
  return parsed(dossier.safeParse(body));
}

export function parseParticipation(body: unknown): Parsed<ParticipationChange> {
  return parsed(participation.safeParse(body));
}

function parsed<T>(result: z.ZodSafeParseResult<T>): Parsed<T> {
  if (result.success) return { ok: true, value: result.data };
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    fields[issue.path.join('.')] ??=
      issue.code === 'too_big' ? 'Ce champ est trop long.' : 'Cette valeur n’est pas de la forme attendue.';
  }
  return { ok: false, fields };
}
