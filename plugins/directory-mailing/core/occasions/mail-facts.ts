import { capital, endOf, startOf } from '@aggloforum/concertation/contract';
import { endInWords, typeset, typesetKeepingUrls, momentInWords } from '../french.ts';
import { type Letter, UNSUBSCRIBE_SLOT } from '../letter.ts';
import { type EventFacts, type Told, type ToldEvent, whereOf } from './facts.ts';

export interface MailSite {
  readonly name: string;
  readonly organisation: string;
  readonly contactEmail: string;
  readonly url: string;
  readonly demo: boolean;
}

export interface MailConsultation {
  readonly title: string;
  readonly slug: string;
  readonly opens: string | null;
  /** The closing that counts, after extensions. */
  readonly closes: string | null;
  readonly procedure: string | null;
  readonly legalRegister: boolean;
  readonly registerUrl: string | null;
  readonly email: string | null;
  readonly postalAddress: string | null;
  readonly places: readonly { readonly name: string; readonly address: string | null }[];
}

/** What the mails of a consultation are written from. */
export interface MailFacts {
  readonly site: MailSite;
  readonly project: {
    readonly title: string;
    readonly slug: string;
    readonly summary: string;
    readonly example: boolean;
  };
  readonly consultation: MailConsultation;
  readonly events: readonly EventFacts[];
}

/** A letter, and what it says that a later one may have to correct. */
export interface Announcement {
  readonly letter: Letter;
  readonly told: Told;
}

export const EXAMPLE = 'Cette consultation est un exemple inventé pour la démonstration.';

export function framed(site: MailSite): Pick<Letter, 'siteName' | 'organisation' | 'siteUrl' | 'demo' | 'contact'> {
  const { name: siteName, organisation, url: siteUrl, demo, contactEmail: contact } = site;
  return { siteName, organisation, siteUrl, demo, contact };
}

export const LEAVE: Letter['leave'] = { label: 'Ne plus recevoir ces messages', url: UNSUBSCRIBE_SLOT };

export function addressOf({ site, project, consultation }: MailFacts): string {
  return `${site.url}/projets/${project.slug}/${consultation.slug}/`;
}

export function waysOf({ registerUrl, email, postalAddress, places }: MailConsultation): string[] {
  return [
    ...(registerUrl ? [`Registre en ligne : ${registerUrl}`] : []),
    ...(email ? [`Par courriel : ${email}`] : []),
    ...(postalAddress ? [`Par courrier : ${postalAddress.replace(/\s*\n\s*/g, ', ')}`] : []),
    ...places.map(({ name, address }) => `Sur place : ${address ? `${name}, ${address}` : name}`),
  ].map(typesetKeepingUrls);
}

/** « Jusqu’au … » of something open, « Du … au … » of something to come. */
export function periodInWords({ opens, closes }: MailConsultation, now: number): string {
  const from = opens === null ? null : momentInWords(opens);
  const to = closes === null ? null : endInWords(closes);
  if (from !== null && to !== null && isToCome(opens, now)) return `Du ${from} au ${to}`;
  if (to !== null) return `Jusqu’au ${to}`;
  if (from === null) return 'Dates à venir';
  return isToCome(opens, now) ? `À partir du ${from}` : `Depuis le ${from}`;
}

export function isToCome(moment: string | null, now: number): boolean {
  return moment !== null && startOf(moment) > now;
}

/** The next meetings that are held, the earliest first. */
export function comingMeetings(events: readonly EventFacts[], now: number): EventFacts[] {
  return events
    .filter((event) => event.kind !== 'milestone' && isHeld(event) && endOf(event.starts) > now)
    .toSorted((a, b) => (a.starts < b.starts ? -1 : 1))
    .slice(0, 4);
}

export function meetingFact(event: EventFacts): Letter['facts'][number] {
  const value = [momentInWords(event.starts), whereOf(event)].filter(Boolean).join(' – ');
  return { label: KINDS[event.kind] ?? 'Rendez-vous', value: typeset(capital(value)) };
}

const KINDS: Readonly<Record<string, string>> = {
  'public-meeting': 'Réunion publique',
  'drop-in-session': 'Permanence',
  workshop: 'Atelier',
  'site-visit': 'Visite de terrain',
};

function isHeld({ status }: EventFacts): boolean {
  return status === 'planned' || status === 'changed';
}

export function toldEvent(event: EventFacts): ToldEvent {
  const { title, starts } = event;
  return { title, starts, where: whereOf(event), cancelled: !isHeld(event) };
}

export function toldEvents(events: readonly EventFacts[]): Readonly<Record<string, ToldEvent>> {
  return Object.fromEntries(events.map((event) => [event.id, toldEvent(event)]));
}
