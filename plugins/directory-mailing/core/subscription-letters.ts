import type { LetterBody } from './letter.ts';

/** To an address that nobody has confirmed: says nothing of what was typed, which may be somebody else's words. */
export function confirmationLetter(confirm: string, notMe: string): LetterBody {
  return {
    subject: 'Confirmez votre inscription à l’annuaire d’acteurs',
    preheader: 'Ouvrez le lien, puis confirmez. Sans cela, nous ne vous écrirons pas.',
    eyebrow: 'Annuaire d’acteurs',
    title: 'Est-ce bien vous\u202f?',
    paragraphs: [
      'Quelqu’un a donné cette adresse pour recevoir les annonces de consultations. Si c’est vous, confirmez-le\u00a0: le lien sert pendant 48\u00a0heures.',
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
    preheader: 'Vous recevrez un message quand une consultation s’ouvre ou change.',
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

/** To whoever has lost their own link, or never had one. */
export function ownLinkLetter(own: string, leave: string): LetterBody {
  return {
    subject: 'Votre lien vers vos choix',
    preheader: 'Revoir, corriger, faire une pause, emporter ou effacer vos données.',
    eyebrow: 'Annuaire d’acteurs',
    title: 'Votre lien personnel',
    paragraphs: [
      'Ce lien mène à votre inscription\u00a0: vos communes et vos thèmes, une pause, la sortie, vos données à emporter ou à effacer. Gardez-le pour vous.',
    ],
    facts: [],
    action: { label: 'Voir mon inscription', url: own },
    ways: [],
    why: 'Vous recevez ce message parce que ce lien a été demandé depuis la page de désinscription d’un de nos messages.',
    leave: { label: 'Me désinscrire', url: leave },
  };
}

/** To somebody whom the staff brought in without a written consent: the address itself decides. */
export function invitationLetter(confirm: string, notMe: string, wording: string): LetterBody {
  return {
    ...confirmationLetter(confirm, notMe),
    subject: 'Voulez-vous être prévenu·e des consultations\u202f?',
    title: 'Voulez-vous être prévenu·e\u202f?',
    paragraphs: [
      'Nos services ont noté cette adresse pour vous annoncer les consultations. Si vous le voulez bien, confirmez-le\u00a0: le lien sert pendant 48\u00a0heures.',
      `Voici le texte auquel vous diriez oui\u00a0: «\u00a0${wording}\u00a0»`,
      'Tant que vous n’avez pas confirmé, vous ne recevrez aucun envoi.',
    ],
    why: 'Vous recevez ce message parce que nos services ont noté cette adresse, avec un accord dont il ne reste pas de trace écrite.',
  };
}

/** Before the directory forgets somebody: once, in good time. `until` is a day in words. */
export function reconfirmationLetter(renew: string, leave: string, until: string): LetterBody {
  return {
    subject: 'Voulez-vous rester dans l’annuaire d’acteurs\u202f?',
    preheader: 'Ouvrez le lien pour rester inscrit·e. Sans réponse, votre inscription sera effacée.',
    eyebrow: 'Annuaire d’acteurs',
    title: 'Souhaitez-vous rester prévenu·e\u202f?',
    paragraphs: [
      'Votre accord date d’il y a longtemps. Si vous voulez toujours recevoir un courriel quand une consultation s’ouvre, ouvrez le lien et confirmez.',
      `Sans réponse de votre part, votre inscription et vos données seront effacées après le ${until}.`,
    ],
    facts: [],
    action: { label: 'Rester dans l’annuaire', url: renew },
    ways: [],
    why: 'Vous recevez ce message parce que vous êtes dans l’annuaire d’acteurs, et que nous n’y gardons personne dont nous sommes sans nouvelles.',
    leave: { label: 'Me désinscrire', url: leave },
  };
}
