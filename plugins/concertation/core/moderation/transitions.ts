import type { AuthorState, PolicyMode, RevisionState } from '../comments/words.ts';

export const ROLES = ['author', 'team', 'elected', 'system'] as const;
export type ModerationRole = (typeof ROLES)[number];

export const ACTIONS = [
  'approve',
  'redact',
  'send-back',
  'refuse',
  'remove',
  'restore',
  'uphold',
  'reroute',
  'edit',
  'withdraw',
  'erase',
  'appeal',
] as const;
export type ModerationAction = (typeof ACTIONS)[number];

export type RefusalCode =
  /** Somebody else's turn. */
  | 'not-your-key'
  /** Nobody does this to a text in this state. */
  | 'not-here'
  /** The policy knows no second key. */
  | 'not-in-this-policy'
  /** The policy's second key is the elected official's. */
  | 'second-key'
  /** Two keys are two people. */
  | 'same-person'
  /** Its author withdrew or erased it. */
  | 'author-left'
  /** Another text of the same comment waits: that one first. */
  | 'text-waits';

type Refused = `!${RefusalCode}`;
/**
 * `revise`: a new revision that passes again; `beside`: the same text, whole, waits for the second key beside what stands;
 * `leave`: the author's state changes; `appeal`: one is opened.
 */
type Cell = RevisionState | 'revise' | 'beside' | 'leave' | 'appeal' | Refused;
type ByMode = Readonly<Record<PolicyMode, Cell>>;
type Row = Readonly<Partial<Record<`${ModerationRole} ${ModerationAction}`, Cell | ByMode>>>;

/** What the team's yes leads to. */
const FIRST_KEY: ByMode = {
  'post-moderation': 'published',
  'pre-moderation': 'published',
  'pre-moderation-two-keys': 'awaiting-elected',
};
/** Of a text that the public reads in part: what stands stays until the second key has read the rest. */
const FIRST_KEY_BESIDE: ByMode = { ...FIRST_KEY, 'pre-moderation-two-keys': 'beside' };
const second = (cell: Cell): ByMode => ({
  'post-moderation': '!not-in-this-policy',
  'pre-moderation': '!not-in-this-policy',
  'pre-moderation-two-keys': cell,
});
/** What waited for a second key when the policy gave it up. */
const withoutSecond = (cell: Cell): ByMode => ({
  'post-moderation': cell,
  'pre-moderation': cell,
  'pre-moderation-two-keys': '!second-key',
});

/** The team erases for somebody who cannot do it behind their own link, the system what has served its time. */
const LEAVES: Row = {
  'author withdraw': 'leave',
  'author erase': 'leave',
  'team erase': 'leave',
  'system erase': 'leave',
};
const WAITING: Row = {
  'team approve': FIRST_KEY,
  'team redact': FIRST_KEY,
  'team send-back': 'sent-back',
  'team refuse': 'refused',
  'author edit': 'revise',
  ...LEAVES,
};

/** The one table: (state, action, role, mode) → the next state, or a refusal. What is not written is refused. */
const TABLE: Readonly<Record<RevisionState, Row>> = {
  'spam-held': WAITING,
  'rule-held': WAITING,
  'awaiting-team': WAITING,
  'awaiting-elected': {
    'elected approve': second('published'),
    'elected send-back': second('sent-back'),
    'elected refuse': second('refused'),
    'team approve': withoutSecond('published'),
    'team redact': withoutSecond('published'),
    'team send-back': withoutSecond('sent-back'),
    'team refuse': withoutSecond('refused'),
    'system reroute': withoutSecond('awaiting-team'),
    'author edit': 'revise',
    ...LEAVES,
  },
  published: {
    'team redact': 'published',
    'team remove': 'removed',
    'author edit': 'revise',
    ...LEAVES,
  },
  'published-redacted': {
    'team redact': 'published',
    'team remove': 'removed',
    'team uphold': FIRST_KEY_BESIDE,
    'elected uphold': second('published'),
    'author edit': 'revise',
    'author appeal': 'appeal',
    ...LEAVES,
  },
  'sent-back': { 'author edit': 'revise', ...LEAVES },
  refused: {
    'team restore': 'awaiting-team',
    'team uphold': FIRST_KEY,
    'elected uphold': second('published'),
    'author appeal': 'appeal',
    ...LEAVES,
  },
  removed: {
    'team restore': 'published',
    'team uphold': 'published',
    'elected uphold': second('published'),
    'author appeal': 'appeal',
    ...LEAVES,
  },
};

export interface Asked {
  readonly state: RevisionState;
  readonly action: ModerationAction;
  readonly role: ModerationRole;
  readonly mode: PolicyMode;
  readonly author: AuthorState;
  /** Part of the text is taken out, once this is done. */
  readonly redacted: boolean;
  /** This person turned the first key. */
  readonly turnedFirstKey: boolean;
}

export type Outcome =
  | { readonly kind: 'moved'; readonly to: RevisionState }
  | { readonly kind: 'revise' }
  | { readonly kind: 'beside'; readonly to: RevisionState }
  | { readonly kind: 'left'; readonly to: AuthorState }
  | { readonly kind: 'appeal' }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

/** Every transition there is. Its author's leaving ends all but erasure. */
export function transition(asked: Asked): Outcome {
  const { action, author, role } = asked;
  if (author === 'erased' || (author === 'withdrawn' && action !== 'erase')) return refusal('author-left');
  const cell = cellOf(asked);
  if (cell.startsWith('!')) return refusal(cell.slice(1) as RefusalCode);
  if (role === 'elected' && asked.turnedFirstKey) return refusal('same-person');
  if (cell === 'revise' || cell === 'appeal') return { kind: cell };
  if (cell === 'beside') return { kind: cell, to: 'awaiting-elected' };
  if (cell === 'leave') return { kind: 'left', to: action === 'erase' ? 'erased' : 'withdrawn' };
  const to = cell as RevisionState;
  return { kind: 'moved', to: to === 'published' && asked.redacted ? 'published-redacted' : to };
}

function cellOf({ state, action, role, mode }: Asked): Cell {
  const row = TABLE[state];
  const cell = row[`${role} ${action}`];
  if (cell !== undefined) return typeof cell === 'string' ? cell : cell[mode];
  return ROLES.some((other) => row[`${other} ${action}`] !== undefined) ? '!not-your-key' : '!not-here';
}

function refusal(code: RefusalCode): Outcome {
  return { kind: 'refused', code };
}

/** As whom somebody with these roles acts here: the second key where it is the turn of it, else the first. */
export function roleFor(
  holds: { readonly team: boolean; readonly elected: boolean },
  state: RevisionState,
  mode: PolicyMode,
): 'team' | 'elected' | null {
  const secondTurn = state === 'awaiting-elected' && mode === 'pre-moderation-two-keys';
  if (secondTurn && holds.elected) return 'elected';
  if (holds.team) return 'team';
  return holds.elected ? 'elected' : null;
}

interface Found {
  readonly action: 'hold' | 'tag' | 'notify';
  readonly spam: boolean;
}

/**
 * Where a text that was just sent begins. A correction is always read by somebody: answers may stand on the text that
 * it replaces, and what was approved was another one.
 */
export function entryState(mode: PolicyMode, findings: readonly Found[], corrects: boolean): RevisionState {
  const holds = findings.filter(({ action }) => action === 'hold');
  if (holds.some(({ spam }) => spam)) return 'spam-held';
  if (holds.length > 0) return 'rule-held';
  return mode === 'post-moderation' && !corrects ? 'published' : 'awaiting-team';
}

const SENTENCES: Readonly<Record<RefusalCode, string>> = {
  'not-your-key': 'Ce n’est pas à vous de faire cela sur ce texte.',
  'not-here': 'Cela ne se fait pas sur un texte dans cet état.',
  'not-in-this-policy': 'La modération de cette consultation ne prévoit pas de validation par l’élu·e.',
  'second-key': 'Ce texte attend l’élu·e délégué·e\u00a0: l’équipe a déjà donné son avis.',
  'same-person':
    'Vous avez déjà approuvé ce texte pour l’équipe\u00a0: la validation par l’élu·e revient à une autre personne.',
  'author-left': 'Son auteur·rice a retiré ce texte.',
  'text-waits': 'Un texte de ce commentaire attend une décision\u00a0: prenez-la d’abord.',
};

export function refusalSentence(code: RefusalCode): string {
  return SENTENCES[code];
}
