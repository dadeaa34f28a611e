import { capital, effectiveClosing, hasHour } from '@aggloforum/concertation/contract';
import type { PublicSettings } from '@aggloforum/publisher/contract';
import { plainStart, whereOf } from '../model/cards.ts';
import { frenchDay, frenchMoment, frenchPeriod, frenchSlot } from '../model/dates.ts';
import { french } from '../model/typography.ts';
import type { ConsultationView, EventView } from '../model/view.ts';

export interface Labelled {
  readonly label: string;
  readonly text: string;
}

/** All that a poster says. It hangs for weeks: nothing in it counts the days that are left. */
export interface PosterText {
  readonly title: string;
  readonly call: string;
  readonly what: string;
  readonly summary: string;
  readonly facts: readonly Labelled[];
  readonly ways: readonly Labelled[];
  /** The short address without its scheme, as people type it. */
  readonly address: string;
  readonly link: string;
  readonly siteName: string;
  readonly tagline: string;
  readonly imprint: string;
  readonly warnings: readonly string[];
}

const MOST_MEETINGS = 3;
const MOST_PLACES = 2;

export function posterText(item: ConsultationView, settings: PublicSettings, link: string, demo: boolean): PosterText {
  const legal = item.procedure.legalRegister;
  const meetings = item.events.filter(({ over, status }) => !over && status !== 'cancelled');
  return {
    title: french(item.title),
    call: legal ? 'Déposez une observation au registre' : 'Donnez votre avis',
    what: french(`${item.procedure.label} · ${item.project.title}`),
    summary: french(plainStart(item.introduction) || item.project.summary),
    facts: [
      { label: 'Quand', text: french(capital(periodOf(item))) },
      { label: 'Où', text: french(whereOf(item.communes.length > 0 ? item : item.project)) },
      ...(meetings.length > 0 ? [{ label: 'Rendez-vous', text: meetingsOf(meetings) }] : []),
      { label: 'Organisé par', text: french(item.organiser ?? (item.project.sponsor || settings.organisation)) },
    ],
    ways: waysOf(item),
    address: link.replace(/^https?:\/\//, ''),
    link,
    siteName: settings.siteName,
    tagline: french(settings.tagline),
    imprint: french([settings.organisation, settings.contactPhone, settings.contactEmail].filter(Boolean).join(' · ')),
    warnings: [
      ...(demo ? ['Démonstration, site non officiel'] : []),
      ...(item.example ? ['Exemple inventé : cette consultation n’existe pas'] : []),
      ...(item.procedure.statutory ? ['Cette affiche ne remplace pas l’avis réglementaire'] : []),
      'Ne pas jeter sur la voie publique',
    ].map(french),
  };
}

function periodOf(item: ConsultationView): string {
  const closing = effectiveClosing(item);
  const { opens } = item;
  if (closing === null)
    return opens === null ? (item.periodText ?? 'dates à venir') : `à partir du ${frenchMoment(opens)}`;
  const end = `${frenchMoment(closing)}${hasHour(closing) ? '' : ' inclus'}`;
  if (opens === null) return `jusqu’au ${end}`;
  if (!hasHour(opens) && !hasHour(closing)) return `${frenchPeriod(opens, closing)} inclus`;
  return `du ${hasHour(opens) ? frenchMoment(opens) : frenchDay(opens)} au ${end}`;
}

function meetingsOf(meetings: readonly EventView[]): string {
  const lines = meetings
    .slice(0, MOST_MEETINGS)
    .map(
      ({ starts, ends, title, place, address }) =>
        `${capital(frenchSlot(starts, ends))} – ${[title, place, address].filter(Boolean).join(', ')}`,
    );
  const more = meetings.length - lines.length;
  const others = more === 1 ? 'et un autre' : `et ${more} autres`;
  return french([...lines, ...(more > 0 ? [`${others}, à l’adresse ci-dessous`] : [])].join('\n'));
}

function waysOf({ channels, procedure }: ConsultationView): Labelled[] {
  const places = channels.places.slice(0, MOST_PLACES).map(({ name, address, hours }) => ({
    label: procedure.legalRegister ? 'Registre papier' : 'Sur place',
    text: french([name, address].filter(Boolean).join(', ') + (hours ? ' (horaires sur le site)' : '')),
  }));
  return [
    ...(channels.email ? [{ label: 'Par courriel', text: channels.email }] : []),
    ...(channels.postalAddress
      ? [
          {
            label: 'Par courrier',
            text: french(
              channels.postalAddress
                .trim()
                .split(/\s*\n\s*/)
                .join(', '),
            ),
          },
        ]
      : []),
    ...places,
  ];
}
