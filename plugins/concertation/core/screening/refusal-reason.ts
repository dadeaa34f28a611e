import { z } from 'zod';

/** Why a contribution is refused or removed: an article of the charter, and a sentence that the moderator completes. */
export interface RefusalReason {
  /** Stable: decisions name it. */
  readonly code: string;
  readonly label: string;
  /** Charter article id. */
  readonly article: string;
  readonly sentence: string;
  readonly order: number;
}

const text = (what: string, longest: number) =>
  z
    .string({ error: `${what}\u00a0: à remplir.` })
    .max(longest, { error: `${what}\u00a0: ${longest} caractères au plus.` })
    .refine((value) => value.trim() !== '', { error: `${what}\u00a0: à remplir.` });
const name = (what: string) =>
  text(what, 64).regex(/^[a-z0-9-]+$/, { error: `${what}\u00a0: des lettres minuscules, des chiffres et des tirets.` });

const REASON = z.object({
  code: name('Code'),
  label: text('Intitulé', 120),
  article: name('Article de la charte'),
  sentence: text('Phrase', 1000),
  order: z.int({ error: 'Rang\u00a0: un nombre entier est attendu.' }),
});

/** French sentences by field; none for a reason that is fit. */
export function faultsOfReason(input: unknown): Readonly<Record<string, string>> {
  const parsed = REASON.safeParse(input);
  if (parsed.success) return {};
  return Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
}
