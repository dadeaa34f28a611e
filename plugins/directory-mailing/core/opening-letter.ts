import { hasHour, startOf } from '@aggloforum/concertation/contract';
import { type Letter, UNSUBSCRIBE_SLOT } from './letter.ts';

export interface OpeningFacts {
  readonly site: {
    readonly name: string;
    readonly organisation: string;
    readonly contactEmail: string;
    readonly url: string;
    readonly demo: boolean;
  };
  readonly project: {
    readonly title: string;
    readonly slug: string;
    readonly summary: string;
    readonly example: boolean;
  };
  readonly consultation: {
    readonly title: string;
    readonly slug: string;
    readonly opens: string;
    readonly closes: string | null;
    readonly procedure: string | null;
    readonly legalRegister: boolean;
    readonly registerUrl: string | null;
    readonly email: string | null;
    readonly postalAddress: string | null;
    readonly places: readonly { readonly name: string; readonly address: string | null }[];
  };
}

export function openingLetter({ site, project, consultation }: OpeningFacts): Letter {
  const closing = consultation.closes === null ? null : momentInWords(consultation.closes);
  // It has opened: what counts now is the time that is left.
  const period = closing === null ? `Depuis le ${momentInWords(consultation.opens)}` : `Jusqu’au ${closing}`;
  return {
    siteName: site.name,
    organisation: site.organisation,
    siteUrl: site.url,
    demo: site.demo,
    subject: typeset(`Donnez votre avis : ${consultation.title}`),
    preheader: typeset(
      closing === null
        ? `${project.title}. La consultation est ouverte.`
        : `${project.title}. Vous avez jusqu’au ${closing}.`,
    ),
    eyebrow: 'La consultation est ouverte',
    title: typeset(consultation.title),
    paragraphs: [
      typeset(project.summary),
      ...(project.example ? ['Cette consultation est un exemple inventé pour la démonstration.'] : []),
    ].filter(Boolean),
    facts: [
      { label: 'Projet', value: typeset(project.title) },
      { label: 'Quand', value: typeset(period) },
      ...(consultation.procedure ? [{ label: 'Procédure', value: typeset(consultation.procedure) }] : []),
    ],
    action: {
      label: consultation.legalRegister ? 'Déposer une observation au registre' : 'Lire le dossier et participer',
      url: `${site.url}/projets/${project.slug}/${consultation.slug}/`,
    },
    ways: waysOf(consultation),
    why: 'Vous recevez ce message parce que vous êtes inscrit·e à l’annuaire d’acteurs et que cette consultation touche vos communes et vos thèmes.',
    leave: { label: 'Ne plus recevoir ces messages', url: UNSUBSCRIBE_SLOT },
    contact: site.contactEmail,
  };
}

function waysOf({ registerUrl, email, postalAddress, places }: OpeningFacts['consultation']): string[] {
  return [
    ...(registerUrl ? [`Registre en ligne : ${registerUrl}`] : []),
    ...(email ? [`Par courriel : ${email}`] : []),
    ...(postalAddress ? [`Par courrier : ${postalAddress.replace(/\s*\n\s*/g, ', ')}`] : []),
    ...places.map(({ name, address }) => `Sur place : ${address ? `${name}, ${address}` : name}`),
  ].map(typesetKeepingUrls);
}

const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'Europe/Paris' });
const HOUR = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Paris' });

/** « lundi 23 novembre 2026 à 18 h 30 »; a day without an hour shows none. */
export function momentInWords(moment: string): string {
  const start = startOf(moment);
  const day = DAY.format(start).replace(/(?<= )1(?= )/, '1er');
  if (!hasHour(moment)) return day;
  const [hours, minutes] = HOUR.format(start).split(':');
  return `${day} à ${Number(hours)} h${minutes === '00' ? '' : ` ${minutes}`}`;
}

/** Narrow no-break spaces before double punctuation and inside quotes. */
function typeset(text: string): string {
  return text
    .trim()
    .replace(/\s+([;!?»])/g, '\u202f$1')
    .replace(/\s+:(?=\s|$)/g, '\u00a0:')
    .replace(/«\s+/g, '«\u202f')
    .replace(/'/g, '’');
}

function typesetKeepingUrls(text: string): string {
  return text.replace(/^([^:]+?) : /, '$1\u00a0: ');
}
