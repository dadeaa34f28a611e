import { capital } from '@aggloforum/concertation/contract';
import { endInWords, momentInWords, typeset } from '../french.ts';
import type { Letter } from '../letter.ts';
import { type EventFacts, type Told, type ToldEvent, whereOf } from './facts.ts';
import {
  addressOf,
  type Announcement,
  comingMeetings,
  EXAMPLE,
  framed,
  isToCome,
  LEAVE,
  type MailConsultation,
  type MailFacts,
  meetingFact,
  periodInWords,
  toldEvent,
  toldEvents,
  waysOf,
} from './mail-facts.ts';
import type { MeetingNews } from './meetings.ts';

const WHY =
  'Vous recevez ce message parce que vous êtes inscrit·e à l’annuaire d’acteurs, que cette consultation touche vos communes et vos thèmes, et que vous avez accepté d’en recevoir les nouvelles.';

/** What the letters about a consultation have in common. */
function news(facts: MailFacts): Omit<Letter, 'subject' | 'preheader' | 'eyebrow' | 'title' | 'paragraphs' | 'facts'> {
  return {
    ...framed(facts.site),
    action: { label: 'Voir la consultation', url: addressOf(facts) },
    ways: [],
    why: WHY,
    leave: LEAVE,
  };
}

const example = ({ project }: MailFacts) => (project.example ? [EXAMPLE] : []);

/** `before`: what people were told last. */
export function datesLetter(facts: MailFacts, before: Told, now: number): Announcement {
  const { consultation, project } = facts;
  const { opens, closes } = consultation;
  const longer =
    closes !== null && before.closes && closes > before.closes && !isOpeningNews(consultation, before, now);
  const eyebrow = longer ? 'La consultation est prolongée' : 'Les dates de la consultation changent';
  const sentence = datesSentence(consultation, before, now);
  const letter = {
    ...news(facts),
    subject: typeset(`${longer ? 'Prolongation' : 'Dates changées'} : ${consultation.title}`),
    preheader: typeset(sentence),
    eyebrow,
    title: typeset(consultation.title),
    paragraphs: [typeset(sentence), ...example(facts)],
    facts: [
      { label: 'Projet', value: typeset(project.title) },
      { label: 'Quand', value: typeset(periodInWords(consultation, now)) },
    ],
    ways: waysOf(consultation),
  };
  return { letter, told: { opens, closes } };
}

/** Of an opening that has come there is nothing left to correct. */
function isOpeningNews({ opens }: MailConsultation, before: Told, now: number): boolean {
  return before.opens !== undefined && before.opens !== opens && isToCome(opens ?? before.opens, now);
}

function datesSentence(consultation: MailConsultation, before: Told, now: number): string {
  const { opens, closes } = consultation;
  const opening = `La consultation s’ouvre ${opens === null ? 'plus tard' : `le ${momentInWords(opens)}`}${instead(before.opens)}.`;
  if (before.closes === undefined || before.closes === closes) return opening;
  const alsoOpens = isOpeningNews(consultation, before, now);
  const closing =
    closes === null
      ? 'La date de clôture annoncée ne vaut plus. La nouvelle sera publiée sur le site.'
      : `${alsoOpens ? 'Elle' : 'La consultation'} se termine le ${momentInWords(closes)}${instead(before.closes)}.`;
  return alsoOpens ? `${opening} ${closing}` : closing;
}

function instead(earlier: string | null | undefined): string {
  return earlier ? `, au lieu du ${momentInWords(earlier)}` : '';
}

const SAYS: Readonly<Record<MeetingNews, { readonly eyebrow: string; readonly subject: string }>> = {
  cancelled: { eyebrow: 'Rendez-vous annulé', subject: 'Annulé' },
  changed: { eyebrow: 'Rendez-vous modifié', subject: 'Changement' },
  maintained: { eyebrow: 'Rendez-vous maintenu', subject: 'Finalement maintenu' },
};

export function meetingLetter(
  facts: MailFacts,
  event: EventFacts,
  what: MeetingNews,
  before: ToldEvent | null,
): Announcement {
  const when = momentInWords(event.starts);
  const said = meetingSentence(event, what, before);
  const letter = {
    ...news(facts),
    subject: typeset(`${SAYS[what].subject} : ${event.title}, ${when}`),
    preheader: typeset(said),
    eyebrow: SAYS[what].eyebrow,
    ...(what === 'cancelled' ? { warns: true as const } : {}),
    title: typeset(what === 'cancelled' ? `Annulé : ${event.title}` : event.title),
    paragraphs: [
      typeset(said),
      ...(what === 'cancelled' && event.reason ? [typeset(`Motif : ${event.reason}`)] : []),
      ...(event.status === 'cancelled' ? ['S’il est reporté, la nouvelle date sera publiée sur le site.'] : []),
      ...example(facts),
    ],
    facts: [
      ...(what === 'cancelled'
        ? [{ label: 'Quand', value: capital(typeset(`${when} – annulé`)) }]
        : [
            { label: 'Quand', value: capital(typeset(when)) },
            ...(whereOf(event) ? [{ label: 'Où', value: typeset(whereOf(event)) }] : []),
          ]),
      { label: 'Consultation', value: typeset(facts.consultation.title) },
      { label: 'Projet', value: typeset(facts.project.title) },
    ],
  };
  return { letter, told: { events: { [event.id]: toldEvent(event) } } };
}

function meetingSentence(event: EventFacts, what: MeetingNews, before: ToldEvent | null): string {
  const when = momentInWords(event.starts);
  if (event.status === 'withdrawn') return `Le rendez-vous annoncé pour le ${when} est retiré. Ne vous déplacez pas.`;
  if (what === 'cancelled') return `Le rendez-vous du ${when} n’a pas lieu. Ne vous déplacez pas.`;
  if (what === 'maintained') return `Le rendez-vous du ${when}, que nous avions dit annulé, a bien lieu.`;
  const elsewhere = `change de lieu${whereOf(event) ? ` : ${whereOf(event)}` : ''}`;
  const earlier = before?.starts ?? event.changedFrom;
  if (!earlier || earlier === event.starts) return `Le rendez-vous du ${when} ${elsewhere}.`;
  const also = before !== null && before.where !== whereOf(event) ? `, et ${elsewhere}` : '';
  return `Le rendez-vous prévu le ${momentInWords(earlier)} a lieu le ${when}${also}.`;
}

export function closingLetter(facts: MailFacts, now: number): Announcement {
  const { consultation, project } = facts;
  const closing = consultation.closes === null ? '' : endInWords(consultation.closes);
  const meetings = comingMeetings(facts.events, now);
  const letter = {
    ...news(facts),
    subject: typeset(`Bientôt la fin : ${consultation.title}`),
    preheader: typeset(`Vous avez jusqu’au ${closing}.`),
    eyebrow: 'La consultation se termine bientôt',
    title: typeset(consultation.title),
    paragraphs: [
      typeset(`Il reste quelques jours : vous pouvez donner votre avis jusqu’au ${closing}.`),
      ...example(facts),
    ],
    facts: [
      { label: 'Projet', value: typeset(project.title) },
      { label: 'Quand', value: typeset(`Jusqu’au ${closing}`) },
      ...meetings.map(meetingFact),
    ],
    action: {
      label: consultation.legalRegister ? 'Déposer une observation au registre' : 'Lire le dossier et participer',
      url: addressOf(facts),
    },
    ways: waysOf(consultation),
  };
  return { letter, told: { closes: consultation.closes, events: toldEvents(meetings) } };
}
