import { endInWords, typeset } from './french.ts';
import {
  addressOf,
  type Announcement,
  comingMeetings,
  EXAMPLE,
  framed,
  LEAVE,
  type MailFacts,
  meetingFact,
  periodInWords,
  toldEvents,
  waysOf,
} from './occasions/mail-facts.ts';

export function openingLetter(facts: MailFacts, now: number): Announcement {
  const { site, project, consultation } = facts;
  const closing = consultation.closes === null ? null : endInWords(consultation.closes);
  const meetings = comingMeetings(facts.events, now);
  const letter = {
    ...framed(site),
    subject: typeset(`Donnez votre avis : ${consultation.title}`),
    preheader: typeset(
      closing === null
        ? `${project.title}. La consultation est ouverte.`
        : `${project.title}. Vous avez jusqu’au ${closing}.`,
    ),
    eyebrow: 'La consultation est ouverte',
    title: typeset(consultation.title),
    paragraphs: [typeset(project.summary), ...(project.example ? [EXAMPLE] : [])].filter(Boolean),
    facts: [
      { label: 'Projet', value: typeset(project.title) },
      // It has opened: what counts now is the time that is left.
      { label: 'Quand', value: typeset(periodInWords(consultation, now)) },
      ...(consultation.procedure ? [{ label: 'Procédure', value: typeset(consultation.procedure) }] : []),
      ...meetings.map(meetingFact),
    ],
    action: {
      label: consultation.legalRegister ? 'Déposer une observation au registre' : 'Lire le dossier et participer',
      url: addressOf(facts),
    },
    ways: waysOf(consultation),
    why: 'Vous recevez ce message parce que vous êtes inscrit·e à l’annuaire d’acteurs et que cette consultation touche vos communes et vos thèmes.',
    leave: LEAVE,
  };
  const { opens, closes } = consultation;
  return { letter, told: { opens, closes, events: toldEvents(meetings) } };
}
