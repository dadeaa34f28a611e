interface Draft {
  readonly subject: string;
  readonly body: string;
  readonly communes: readonly string[];
  readonly themes: readonly string[];
}

/** French sentences by field; empty when all is well. */
export function checkDraft(
  { subject, body, communes, themes }: Draft,
  known: { readonly communes: readonly string[]; readonly themes: readonly string[] },
): Readonly<Record<string, string>> {
  return {
    ...(subject.trim() === '' ? { subject: 'Écrivez l’objet du message.' } : {}),
    ...(subject.length > 150 ? { subject: 'Écrivez l’objet en 150 caractères au plus.' } : {}),
    ...(/[\r\n]/.test(subject) ? { subject: 'L’objet tient sur une ligne.' } : {}),
    ...(body.trim() === '' ? { body: 'Écrivez le message.' } : {}),
    ...(body.length > 20_000 ? { body: 'Écrivez le message en 20\u202f000 caractères au plus.' } : {}),
    ...(communes.every((code) => known.communes.includes(code))
      ? {}
      : { communes: 'Une des communes n’est pas connue.' }),
    ...(themes.every((slug) => known.themes.includes(slug)) ? {} : { themes: 'Un des thèmes n’est pas connu.' }),
  };
}
