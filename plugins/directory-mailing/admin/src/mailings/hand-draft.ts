import type { HandDraftForm, MailingChoices } from '../../../contract/mailings.ts';

/** About this consultation, and for those whom it concerns: none chosen would be the whole directory. */
export function draftAbout(
  consultation: string,
  { consultations }: Pick<MailingChoices, 'consultations'>,
  draft: HandDraftForm,
): HandDraftForm {
  const chosen = consultations.find(({ id }) => id === consultation);
  const { communes, themes } = chosen ?? draft;
  return { ...draft, consultation, communes, themes };
}

/** Whom the chosen communes and themes stand for. */
export function whomInWords({ communes, themes }: Pick<HandDraftForm, 'communes' | 'themes'>): string {
  if (communes.length === 0 && themes.length === 0)
    return 'Ni commune ni thème choisis\u00a0: le message s’adresse à tout l’annuaire.';
  if (communes.length === 0)
    return 'Le message s’adresse, dans toutes les communes, à qui suit l’un de ces thèmes ou n’en a choisi aucun.';
  if (themes.length === 0)
    return 'Le message s’adresse, pour tous les thèmes, à qui suit l’une de ces communes ou n’en a choisi aucune.';
  return 'Le message s’adresse à qui suit l’une de ces communes et l’un de ces thèmes. Qui n’a rien choisi suit tout.';
}
