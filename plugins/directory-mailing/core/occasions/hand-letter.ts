import { typeset } from '../french.ts';
import { mailProse } from '../mail-markdown.ts';
import {
  addressOf,
  type Announcement,
  EXAMPLE,
  framed,
  LEAVE,
  type MailFacts,
  type MailSite,
  periodInWords,
} from './mail-facts.ts';

export interface HandText {
  readonly subject: string;
  /** Markdown. */
  readonly body: string;
  /** Everybody whom the consultation concerns gets it. */
  readonly toAll: boolean;
}

/** What somebody wrote to the directory, about a consultation or about nothing in particular. */
export function handLetter(
  site: MailSite,
  facts: MailFacts | null,
  { subject, body, toAll }: HandText,
  now: number,
): Announcement {
  const prose = mailProse(body);
  const letter = {
    ...framed(site),
    subject: typeset(subject),
    preheader: prose.text.replace(/\s+/g, ' ').slice(0, 110),
    eyebrow: facts === null ? 'Une information du service de la participation' : typeset(facts.consultation.title),
    title: typeset(subject),
    paragraphs: facts?.project.example === true ? [EXAMPLE] : [],
    prose,
    facts:
      facts === null
        ? []
        : [
            { label: 'Projet', value: typeset(facts.project.title) },
            { label: 'Quand', value: typeset(periodInWords(facts.consultation, now)) },
          ],
    action:
      facts === null
        ? { label: 'Voir les consultations', url: `${site.url}/projets/` }
        : { label: 'Voir la consultation', url: addressOf(facts) },
    ways: [],
    why: 'Vous recevez ce message parce que vous êtes inscrit·e à l’annuaire d’acteurs et que vous avez accepté les informations du service de la participation sur vos communes et vos thèmes.',
    leave: LEAVE,
  };
  if (facts === null) return { letter, told: {} };
  const { opens, closes } = facts.consultation;
  return { letter, told: { opens, closes, ...(toAll ? {} : { toSome: true }) } };
}
