import type { LetterWords } from '../contract/letters-port.ts';
import { capital } from './french-words.ts';
import { type DigestLine, digestFact, STAFF } from './messages/letters.ts';
import { waitingCounts, waitingInWords, type WaitingLine } from './moderation/waiting.ts';

/** What waits for one person: at least one line. */
export interface Digest {
  readonly messages: readonly DigestLine[];
  readonly moderation: readonly WaitingLine[];
}

/** Addresses of the desks. */
interface Desks {
  readonly messages: string;
  readonly moderation: string;
}

const SHOWN = 30;
const ENUMERATION = new Intl.ListFormat('fr');
const OLDEST_FIRST = 'Le plus ancien d’abord.';
const SECOND_KEY_LATE =
  'Le délai annoncé pour la validation par l’élu·e est passé. Rien ne paraît de soi-même\u00a0: relancez l’élu·e délégué·e, ou désignez un·e suppléant·e.';
const ABOUT = {
  messages: { eyebrow: 'Messages', why: STAFF },
  moderation: {
    eyebrow: 'Modération',
    why: 'Vous recevez ce message, au plus un par jour ouvré, parce que vous modérez des commentaires.',
  },
  both: {
    eyebrow: 'Messages et modération',
    why: 'Vous recevez ce message, au plus un par jour ouvré, parce que des messages et des commentaires d’habitants vous sont confiés.',
  },
} as const;

/** One a working day, the oldest first. What people wrote stays in the administration. */
export function digestLetter({ messages, moderation }: Digest, desks: Desks): LetterWords {
  const about = aboutOf(messages.length, moderation.length);
  const count = messages.length + sum(moderation.map((line) => line.count));
  const late = messages.filter((line) => line.late).length + sum(moderation.map((line) => line.late));
  const what = capital(ENUMERATION.format([...counted(messages.length), ...waitingCounts(moderation)]));
  const waits = count === 1 ? 'attend' : 'attendent';
  return {
    subject: `${what} ${waits}${late > 0 ? `, ${late} en retard` : ''}`,
    preheader: OLDEST_FIRST,
    title: about === 'messages' ? `${what} ${waits} votre réponse` : `${what} vous ${waits}`,
    paragraphs: [
      late > 0 ? `${late} en retard. ${OLDEST_FIRST}` : OLDEST_FIRST,
      ...(moderation.some(({ matter }) => matter === 'second-key') ? [SECOND_KEY_LATE] : []),
    ],
    facts: [...messages.slice(0, SHOWN).map(digestFact), ...moderation.slice(0, SHOWN).map(moderationFact)],
    ...waysTo(about, desks),
    ways: [],
    ...ABOUT[about],
    leave: { label: 'Annoncer une absence', url: desks.messages },
  };
}

function aboutOf(messages: number, moderation: number): keyof typeof ABOUT {
  if (moderation === 0) return 'messages';
  return messages === 0 ? 'moderation' : 'both';
}

function waysTo(about: keyof typeof ABOUT, desks: Desks): Pick<LetterWords, 'action' | 'second'> {
  const messages = { label: 'Ouvrir les messages', url: desks.messages };
  const moderation = { label: 'Ouvrir la modération', url: desks.moderation };
  if (about === 'both') return { action: messages, second: moderation };
  return { action: about === 'messages' ? messages : moderation };
}

function moderationFact(line: WaitingLine): LetterWords['facts'][number] {
  return { label: line.consultation, value: [waitingInWords(line), line.project].filter(Boolean).join(' · ') };
}

function counted(messages: number): string[] {
  if (messages === 0) return [];
  return [messages === 1 ? 'un message' : `${messages} messages`];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
