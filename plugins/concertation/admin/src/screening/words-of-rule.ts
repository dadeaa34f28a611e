import type { Condition, ConditionKind, PersonalData } from '../../../core/screening/rule.ts';
import type { RuleAction } from '../../../core/screening/submission.ts';

export const KINDS: Readonly<Record<ConditionKind, string>> = {
  words: 'Des mots ou des expressions',
  'personal-data': 'Des données personnelles',
  links: 'Des liens',
  capitals: 'Beaucoup de majuscules',
  repetition: 'Des lettres ou des mots répétés',
  length: 'Un texte très court ou très long',
  duplicates: 'Le même texte plusieurs fois',
  speed: 'Un envoi trop rapide pour une personne',
  rate: 'Beaucoup d’envois d’un même réseau',
  pattern: 'Un motif (expression régulière)',
};

export const ACTIONS: Readonly<Record<RuleAction, { readonly label: string; readonly hint: string }>> = {
  hold: {
    label: 'Retenir',
    hint: 'Rien ne paraît avant que quelqu’un l’ait lu, même en modération après publication.',
  },
  tag: {
    label: 'Marquer',
    hint: 'Le texte reste dans «\u00a0Marqués par une règle\u00a0» jusqu’à ce que quelqu’un l’ait lu, même publié\u202f; rien n’est retenu pour cela.',
  },
  notify: {
    label: 'Prévenir',
    hint: 'Comme «\u00a0Marquer\u00a0», et l’équipe du projet reçoit tout de suite un courriel, sans le texte\u202f; rien n’est retenu pour cela.',
  },
};

export const DATA: Readonly<Record<PersonalData, string>> = {
  phone: 'numéro de téléphone',
  email: 'adresse de courriel',
  iban: 'compte bancaire (IBAN)',
  address: 'adresse postale',
  plate: 'plaque d’immatriculation',
};

const SHOWN_WORDS = 4;

/** What a rule looks for. A regular expression says nothing to most: the explanation does, and « Modifier » shows it. */
export function sought(condition: Condition): string {
  return condition.kind === 'pattern'
    ? 'Une tournure repérée'
    : `${KINDS[condition.kind]}\u00a0: ${inWords(condition)}`;
}

function inWords(condition: Exclude<Condition, { readonly kind: 'pattern' }>): string {
  switch (condition.kind) {
    case 'words': {
      const { words } = condition;
      const first = words.slice(0, SHOWN_WORDS).map((word) => `«\u00a0${word}\u00a0»`);
      const more = words.length - first.length;
      return more > 0 ? `${first.join(', ')} et ${more} autres` : first.join(', ');
    }
    case 'links': {
      const { moreThan, domains } = condition;
      const count =
        moreThan === null
          ? ''
          : moreThan === 0
            ? 'un lien ou plus'
            : `plus de ${moreThan} lien${moreThan > 1 ? 's' : ''}`;
      const named =
        domains.length === 0
          ? ''
          : `un lien vers ${domains.slice(0, SHOWN_WORDS).join(', ')}${domains.length > SHOWN_WORDS ? '…' : ''}`;
      return [count, named].filter(Boolean).join(', ou ');
    }
    case 'length':
      return [
        condition.min === null ? '' : `moins de ${condition.min} caractères`,
        condition.max === null ? '' : `plus de ${condition.max} caractères`,
      ]
        .filter(Boolean)
        .join(', ou ');
    case 'capitals':
      return `${condition.share} % de majuscules ou plus, à partir de ${condition.letters} lettres`;
    case 'repetition':
      return `${condition.characters} fois la même lettre, ou ${condition.words} fois le même mot, de suite`;
    case 'personal-data':
      return condition.which.map((kind) => DATA[kind]).join(', ');
    case 'duplicates':
      return `le même texte reçu ${condition.times} fois en une semaine`;
    case 'speed':
      return `envoyé en moins de ${condition.seconds} seconde${condition.seconds > 1 ? 's' : ''}`;
    case 'rate':
      return `plus de ${condition.perHour} envois en une heure`;
  }
}

/** Whether the rule reads the text, so that an example is a text; else it counts, and an example is a figure. */
export function readsTexts(kind: ConditionKind): boolean {
  return kind !== 'duplicates' && kind !== 'speed' && kind !== 'rate';
}
