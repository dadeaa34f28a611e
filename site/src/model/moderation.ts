import type { ModerationFigures } from '@aggloforum/publisher/contract';
import { integer, LICENCE, list, object, schemaAt, text, textOrNull } from './data-format.ts';
import type { SiteModel } from './site-model.ts';
import { frenchNumber, NARROW, plural } from './typography.ts';

const SCHEMA = '/donnees/moderation.schema.json';

/** « 45 min », « 3 h 20 min », « 1 jour et 1 h », « 4 jours », rounded up: within which it was; a dash for what never happened. */
export function duration(minutes: number | null): string {
  if (minutes === null) return '–';
  const whole = Math.max(1, Math.ceil(minutes));
  if (whole < 60) return `${whole}${NARROW}min`;
  if (whole < 24 * 60) {
    const rest = whole % 60;
    return `${Math.floor(whole / 60)}${NARROW}h${rest === 0 ? '' : ` ${rest}${NARROW}min`}`;
  }
  const hours = Math.ceil(whole / 60);
  if (hours < 48) return `${plural(1, 'jour', 'jours')}${hours === 24 ? '' : ` et ${hours - 24}${NARROW}h`}`;
  return plural(Math.ceil(hours / 24), 'jour', 'jours');
}

export function refusedIn({ refused }: ModerationFigures): number {
  return refused.reduce((sum, { count }) => sum + count, 0);
}

/** In the order of the page's table. */
export const COLUMNS: readonly {
  readonly label: string;
  readonly of: (figures: ModerationFigures) => string;
}[] = [
  { label: 'Reçus', of: ({ received }) => frenchNumber(received) },
  { label: 'Publiés', of: ({ published }) => frenchNumber(published) },
  { label: 'En partie masqués', of: ({ redacted }) => frenchNumber(redacted) },
  { label: 'Refusés', of: (figures) => frenchNumber(refusedIn(figures)) },
  { label: 'Retirés', of: ({ removed }) => frenchNumber(removed) },
  { label: 'La moitié paraît en moins de', of: ({ medianToPublication }) => duration(medianToPublication) },
  { label: 'La moitié des réponses vient en moins de', of: ({ medianToReply }) => duration(medianToReply) },
];

/** What the team did with comments, for reuse. */
export function moderationData({ publicUrl, settings, demo, moderation }: SiteModel) {
  const { figures, departments } = moderation;
  return {
    $schema: publicUrl + SCHEMA,
    licence: LICENCE,
    producteur: settings.organisation,
    demonstration: demo,
    au: figures?.at ?? null,
    ensemble: figures === null ? null : dataOf(figures.total),
    directions: (figures?.departments ?? []).map((row) => ({
      direction: nameOf(row.department, departments),
      ...dataOf(row),
    })),
  };
}

export function nameOf(slug: string | null, departments: SiteModel['moderation']['departments']): string | null {
  return departments.find(([known]) => known === slug)?.[1] ?? slug;
}

function dataOf(figures: ModerationFigures) {
  return {
    recus: figures.received,
    publies: figures.published,
    publiesEnPartie: figures.redacted,
    refuses: figures.refused.map(({ article, count }) => ({ article, nombre: count })),
    indesirables: figures.spam,
    retires: figures.removed,
    renvoyes: figures.sentBack,
    retiresParLeurAuteur: figures.withdrawn,
    signalements: figures.reports,
    recours: {
      recus: figures.appeals.received,
      acceptes: figures.appeals.upheld,
      rejetes: figures.appeals.rejected,
      enCours: figures.appeals.open,
      sansObjet: figures.appeals.moot,
    },
    medianeMinutesAvantParution: figures.medianToPublication,
    medianeMinutesAvantReponse: figures.medianToReply,
  };
}

export function moderationSchema(publicUrl: string) {
  const minutes = { type: ['integer', 'null'], description: 'Médiane, en minutes.' };
  const counts = {
    recus: integer,
    publies: integer,
    publiesEnPartie: integer,
    refuses: list(object({ article: { ...text, description: 'Article de la charte.' }, nombre: integer })),
    indesirables: integer,
    retires: integer,
    renvoyes: integer,
    retiresParLeurAuteur: integer,
    signalements: integer,
    recours: object({
      recus: integer,
      acceptes: integer,
      rejetes: integer,
      enCours: { ...integer, description: 'Attendent une réponse.' },
      sansObjet: { ...integer, description: 'Plus rien à décider : commentaire retiré ou corrigé entre-temps.' },
    }),
    medianeMinutesAvantParution: minutes,
    medianeMinutesAvantReponse: minutes,
  };
  return schemaAt(publicUrl, SCHEMA, 'Modération des commentaires', {
    au: { ...textOrNull, description: 'La dernière heure pleine : rien n’est compté au-delà.' },
    ensemble: { anyOf: [object(counts), { type: 'null' }] },
    directions: list(object({ direction: textOrNull, ...counts })),
  });
}
