import type { ActorKind } from '../actor-kinds.ts';

/** On what a person stands in the directory whom the staff brings in; see `docs/decisions/0013`. */
export const CONSENT_BASES = {
  'paper-sheet': {
    label: 'Feuille d’inscription signée',
    explanation: 'La personne a signé une feuille qui disait à quoi servirait son adresse. Gardez la feuille.',
    confirms: 'everybody',
  },
  'earlier-consent': {
    label: 'Accord écrit antérieur',
    explanation: 'Un formulaire, un courriel ou l’ancien annuaire garde la trace de l’accord, avec sa date.',
    confirms: 'everybody',
  },
  'working-relation': {
    label: 'Relation de travail avec un organisme',
    explanation:
      'L’adresse est celle qu’un organisme donne pour ses échanges avec nous. Les particuliers reçoivent une demande de confirmation.',
    confirms: 'organisations',
  },
  oral: {
    label: 'Accord oral, ou sans trace',
    explanation: 'Rien ne prouve l’accord\u00a0: chaque personne reçoit une demande de confirmation.',
    confirms: 'nobody',
  },
} as const;

export type BasisKind = keyof typeof CONSENT_BASES;

export interface ConsentBasis {
  readonly kind: BasisKind;
  /** What the person read or was told, as it was. */
  readonly sentence: string;
  /** Day of the consent, YYYY-MM-DD. */
  readonly on: string;
}

/** Whether the basis proves enough, or the address itself is asked by a letter first. */
export function outcomeOf({ kind }: ConsentBasis, actorKind: ActorKind): 'confirmed' | 'asked' {
  const { confirms } = CONSENT_BASES[kind];
  if (confirms === 'everybody') return 'confirmed';
  return confirms === 'organisations' && actorKind !== 'person' ? 'confirmed' : 'asked';
}

/** How many of so many people would be asked by a letter. */
export function howManyAsked(kind: BasisKind, people: number, persons: number): number {
  const { confirms } = CONSENT_BASES[kind];
  if (confirms === 'everybody') return 0;
  return confirms === 'organisations' ? persons : people;
}

export function isBasisKind(text: string): text is BasisKind {
  return Object.hasOwn(CONSENT_BASES, text);
}

const SHORTEST = 20;
const LONGEST = 500;
/** As long as the directory keeps somebody who does not answer: an older consent has run out. */
const OLDEST_MONTHS = 36;

/** French sentences by field; empty when all is well. `today` is a day of Paris, YYYY-MM-DD. */
export function checkBasis(
  basis: { readonly kind: string; readonly sentence: string; readonly on: string },
  today: string,
): Readonly<Record<string, string>> {
  const { kind, on } = basis;
  const sentence = basis.sentence.trim();
  const fault = sentenceFault(sentence);
  const day = dayFault(on, today);
  return {
    ...(isBasisKind(kind) ? {} : { basisKind: 'Dites sur quoi repose l’accord des personnes.' }),
    ...(fault === null ? {} : { basisSentence: fault }),
    ...(day === null ? {} : { basisDay: day }),
  };
}

function sentenceFault(sentence: string): string | null {
  if (sentence.length < SHORTEST)
    return `Recopiez la phrase que les personnes ont lue ou entendue (${SHORTEST} caractères au moins).`;
  if (sentence.length > LONGEST) return `Tenez la phrase en ${LONGEST} caractères au plus.`;
  return sentence.includes('@') ? 'N’écrivez pas d’adresse dans cette phrase.' : null;
}

function dayFault(on: string, today: string): string | null {
  if (!isDay(on)) return 'Donnez le jour de l’accord.';
  if (on > today) return 'Le jour de l’accord est à venir.';
  const [year = 0, month = 0] = today.split('-').map(Number);
  const oldest = `${String(year - OLDEST_MONTHS / 12).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  return on < oldest
    ? 'Cet accord a plus de trois ans\u00a0: il ne vaut plus. Choisissez «\u00a0Accord oral, ou sans trace\u00a0» avec la date du jour\u00a0: chaque personne sera interrogée.'
    : null;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
