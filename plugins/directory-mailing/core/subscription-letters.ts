import type { LetterBody } from './letter.ts';

/** To an address that nobody has confirmed: says nothing of what was typed, which may be somebody else's words. */
export function confirmationLetter(confirm: string, notMe: string): LetterBody {
  return {
    subject: 'Confirmez votre inscription à l’annuaire d’acteurs',
    preheader: 'Un clic suffit. Sans lui, nous ne vous écrirons pas.',
    eyebrow: 'Annuaire d’acteurs',
    title: 'Est-ce bien vous\u202f?',
    paragraphs: [
      'Quelqu’un a donné cette adresse pour être prévenu des consultations. Si c’est vous, confirmez-le\u00a0: le lien sert pendant 48\u00a0heures.',
      'Tant que vous n’avez pas confirmé, vous ne recevrez aucun envoi.',
    ],
    facts: [],
    action: { label: 'Confirmer mon inscription', url: confirm },
    ways: [],
    why: 'Vous recevez ce message parce que cette adresse a été inscrite dans un formulaire de notre site.',
    leave: { label: 'Ce n’est pas moi', url: notMe },
  };
}

export function welcomeLetter(own: string, leave: string): LetterBody {
  return {
    subject: 'Votre inscription est confirmée',
    preheader: 'Vous serez prévenu·e quand une consultation s’ouvre.',
    eyebrow: 'Annuaire d’acteurs',
    title: 'Votre inscription est confirmée',
    paragraphs: [
      'Vous recevrez un courriel quand une consultation qui touche vos communes et vos thèmes s’ouvre, puis quand ses dates ou ses réunions changent et avant qu’elle se termine.',
      'Gardez ce message\u00a0: son lien, personnel, mène à vos choix. Vous pouvez les changer, faire une pause, partir, ou emporter et effacer vos données.',
    ],
    facts: [],
    action: { label: 'Voir mon inscription', url: own },
    ways: [],
    why: 'Vous recevez ce message parce que vous venez de confirmer votre inscription à l’annuaire d’acteurs.',
    leave: { label: 'Me désinscrire', url: leave },
  };
}
