/** What the server answered: the thing itself, or why it would not. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'invalid'; readonly message: string; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'changed-meanwhile'; readonly by: string; readonly at: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Refusals come back as bodies; an expired session (401) stays with Strapi, which renews it and asks again. */
export const READ_REFUSALS = { validateStatus: (status: number) => [403, 404, 409, 410, 422].includes(status) };

export async function attempt<T>(ask: () => Promise<unknown>): Promise<Answer<T>> {
  try {
    return answerOf<T>(await ask());
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return {
      kind: 'refused',
      message: `Le serveur n’a pas pu répondre. Votre texte reste dans cette page. ${message}`.trim(),
    };
  }
}

function answerOf<T>(body: unknown): Answer<T> {
  if (typeof body !== 'object' || body === null) return { kind: 'refused', message: 'La réponse du serveur est vide.' };
  if ('reason' in body && body.reason === 'changed-meanwhile') {
    const { by = 'Un·e collègue', at = '' } = body as { by?: string; at?: string };
    return { kind: 'changed-meanwhile', by, at };
  }
  if (!('error' in body)) return { kind: 'done', value: body as T };
  const { message = 'Demande refusée.', fields } = body.error as { message?: string; fields?: Record<string, string> };
  return fields ? { kind: 'invalid', message, fields } : { kind: 'refused', message };
}
