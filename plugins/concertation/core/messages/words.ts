/** What somebody may send; « autre » takes the rest. */
export const KINDS = {
  question: 'Une question',
  idea: 'Une idée',
  other: 'Autre chose',
} as const;
export type MessageKind = keyof typeof KINDS;

/** How it reached us: paper, telephone and meetings are typed in by the team, and say so. */
export const CHANNELS = {
  site: 'Site',
  paper: 'Courrier ou registre papier',
  telephone: 'Téléphone',
  meeting: 'Réunion ou permanence',
} as const;
export type MessageChannel = keyof typeof CHANNELS;

export const STATES = {
  waiting: 'À répondre',
  answered: 'Répondu',
  'passed-on': 'Transmis au registre',
  closed: 'Classé',
  erased: 'Effacé',
} as const;
export type MessageState = keyof typeof STATES;

/** What may be done to a message, in the order of its history's words. */
export const ACTS = {
  received: 'reçu',
  'typed-in': 'saisi par l’équipe',
  confirmed: 'adresse confirmée',
  disowned: '«\u00a0ce n’est pas moi\u00a0»\u00a0: adresse et nom effacés',
  assigned: 'confié',
  forwarded: 'transmis',
  noted: 'note interne',
  answered: 'répondu',
  'passed-on': 'transmis au registre',
  closed: 'classé',
  reopened: 'repris',
  consented: 'accord de publication noté',
  withheld: 'accord de publication retiré',
  published: 'publié sur la page du projet',
  unpublished: 'retiré de la page du projet',
} as const;
export type MessageActName = keyof typeof ACTS;

/** Where a message stands after an act of the team; the one table of it. What is not here is refused. */
const AFTER: Partial<Record<MessageActName, Partial<Record<MessageState, MessageState>>>> = {
  assigned: { waiting: 'waiting' },
  forwarded: { waiting: 'waiting' },
  noted: { waiting: 'waiting', answered: 'answered', 'passed-on': 'passed-on', closed: 'closed' },
  answered: { waiting: 'answered', answered: 'answered' },
  'passed-on': { waiting: 'passed-on' },
  closed: { waiting: 'closed', 'passed-on': 'closed' },
  reopened: { answered: 'waiting', closed: 'waiting', 'passed-on': 'waiting' },
  consented: { waiting: 'waiting', answered: 'answered' },
  withheld: { waiting: 'waiting', answered: 'answered', closed: 'closed', 'passed-on': 'passed-on' },
  published: { waiting: 'waiting', answered: 'answered' },
  // What time has erased may still be public, and must be able to go.
  unpublished: {
    waiting: 'waiting',
    answered: 'answered',
    closed: 'closed',
    'passed-on': 'passed-on',
    erased: 'erased',
  },
};

/** Null: this act is not for a message in that state. */
export function stateAfter(state: MessageState, act: MessageActName): MessageState | null {
  return AFTER[act]?.[state] ?? null;
}
