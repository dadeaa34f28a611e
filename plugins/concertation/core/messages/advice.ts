/** What a prepared answer may hold: filled in for each person, so that several can be answered at once. */
const SLOTS = ['nom', 'référence', 'objet', 'projet', 'service', 'téléphone'] as const;
export type AnswerSlots = Readonly<Record<(typeof SLOTS)[number], string>>;

/** `{nom}` and its like; an unknown one stays and is told of. Without a name the greeting stays right: « Bonjour, ». */
export function filled(text: string, slots: AnswerSlots): string {
  return SLOTS.reduce((done, slot) => {
    const value = slots[slot];
    const pattern = value === '' ? new RegExp(`[ \u00a0\u202f]?\\{${slot}\\}`, 'g') : new RegExp(`\\{${slot}\\}`, 'g');
    return done.replace(pattern, () => value);
  }, text);
}

const ACRONYM = /\b[A-Z]{3,}\b/g;
/** Everybody knows these. */
const KNOWN = new Set(['CEDEX', 'SNCF', 'TGV', 'PDF', 'MSG']);
const LONG_SENTENCE = 30;

/** Hints while an answer is written; none of them refuses. */
export function adviceOn(text: string): string[] {
  const plain = text.trim();
  if (plain === '') return [];
  const acronyms = [...new Set(plain.match(ACRONYM) ?? [])].filter(
    (word) => !KNOWN.has(word) && !plain.includes(`(${word})`),
  );
  const long = plain.split(/[.!?…\n]+/).filter((sentence) => sentence.trim().split(/\s+/).length > LONG_SENTENCE);
  return [
    ...(/^(bonjour|madame|monsieur|bonsoir|chère?\b)/i.test(plain)
      ? []
      : ['Commencez par saluer la personne\u00a0: «\u00a0Bonjour,\u00a0».']),
    ...(plain.length < 120
      ? ['La réponse est courte\u00a0: dit-elle ce qui est possible, ce qui ne l’est pas, et pourquoi\u202f?']
      : []),
    ...(acronyms.length > 0
      ? [`Écrivez en entier\u00a0: ${acronyms.slice(0, 4).join(', ')}. Tout le monde ne connaît pas ces sigles.`]
      : []),
    ...(long.length > 0
      ? [
          `Coupez en deux\u00a0: ${long.length === 1 ? 'une phrase dépasse' : `${long.length} phrases dépassent`} 30 mots.`,
        ]
      : []),
    ...(/\b(semaine|mois|jours?|date|calendrier|réunion|prochaine?|ensuite|d’ici|avant l|après|bilan)\b/i.test(plain)
      ? []
      : ['Dites ce qui se passe ensuite, et quand.']),
    ...(/\{[^}\n]{1,20}\}/.test(plain.replaceAll(new RegExp(`\\{(${SLOTS.join('|')})\\}`, 'g'), ''))
      ? ['Un champ entre accolades n’est pas connu\u00a0: il partirait tel quel.']
      : []),
  ];
}

/** Beside the box, before the first word. */
export const GUIDANCE = [
  'Répondez à la question posée, dès la première phrase.',
  'Dites ce qui est possible, ce qui ne l’est pas, et pourquoi.',
  'Un nom de service et un téléphone, pas de «\u00a0nos services\u00a0».',
  'Ne citez personne d’autre, ne recopiez aucune adresse.',
];
