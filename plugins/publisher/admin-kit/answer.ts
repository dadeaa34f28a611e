/** A sentence by the name of each field that is at fault. */
export type Faults = Readonly<Record<string, string>>;

/** What the server answered: the thing itself, or why it would not. */
export type Answer<T> = { readonly done: true; readonly value: T } | Refused;

export interface Refused {
  readonly done: false;
  /** A sentence for the page; whoever has a better one for a case says that. */
  readonly message: string;
  /** Empty for a refusal of the whole. */
  readonly faults: Faults;
  /** Who changed it since the page read it, and when; null for any other refusal. */
  readonly meanwhile: { readonly by: string; readonly at: string } | null;
}

/** What the kit says where the server says nothing, in the words of the page. */
export interface Sentences {
  /** No answer: nobody knows what became of the request. */
  readonly silent: string;
  readonly meanwhile: (by: string) => string;
}

export const SENTENCES: Sentences = {
  silent: 'Le serveur n’a pas pu répondre. Réessayez dans un instant.',
  meanwhile: (by) => `${by} vient de changer ce qui est ici. Rechargez la page pour le voir.`,
};

/** Refusals come back as bodies; an expired session (401) stays with Strapi, which renews it and asks again. */
export const READ_REFUSALS = { validateStatus: (status: number) => [400, 403, 404, 409, 410, 422].includes(status) };

export async function attempt<T>(ask: () => Promise<unknown>, sentences = SENTENCES): Promise<Answer<T>> {
  try {
    return answerOf<T>(await ask(), sentences);
  } catch {
    return refused(sentences.silent);
  }
}

/** What was asked for, once it is there. */
export function valueOf<T>(answer: Answer<T> | null): T | null {
  return answer?.done ? answer.value : null;
}

/** All that a refusal says, for a page that marks no fields. */
export function allOf({ message, faults }: Refused): readonly string[] {
  return [message, ...Object.values(faults)];
}

function answerOf<T>(body: unknown, sentences: Sentences): Answer<T> {
  if (typeof body !== 'object' || body === null) return refused('La réponse du serveur est vide.');
  const { message, fields } = errorOf(body);
  if ('reason' in body && body.reason === 'changed-meanwhile') {
    const { by, at = '' } = body as { by?: string; at?: string };
    const who = by || 'Quelqu’un';
    return refused(message ?? sentences.meanwhile(who), {}, { by: who, at });
  }
  return 'error' in body ? refused(message ?? 'Demande refusée.', fields) : { done: true, value: body as T };
}

function errorOf(body: object): { readonly message?: string; readonly fields?: Faults } {
  return 'error' in body && typeof body.error === 'object' ? (body.error ?? {}) : {};
}

function refused(message: string, faults: Faults = {}, meanwhile: Refused['meanwhile'] = null): Refused {
  return { done: false, message, faults, meanwhile };
}
