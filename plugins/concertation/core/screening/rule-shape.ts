import { z } from 'zod';
import { isParisMoment } from '../paris-time.ts';
import { domainOf } from './links.ts';
import { PERSONAL_DATA } from './rule.ts';

/** A pasted list of a few hundred words is usual; more is another tool's work. */
const MOST_WORDS = 1000;
const MOST_EXAMPLES = 30;

const line = (what: string, longest: number) =>
  z
    .string({ error: `${what}\u00a0: du texte est attendu.` })
    .max(longest, { error: `${what}\u00a0: ${longest} caractères au plus.` });
const count = (what: string, least: number, most: number) =>
  z
    .int({ error: `${what}\u00a0: un nombre entier est attendu.` })
    .min(least, { error: `${what}\u00a0: ${least} au moins.` })
    .max(most, { error: `${what}\u00a0: ${most} au plus.` });
const list = <T extends z.ZodType>(what: string, item: T, most: number) =>
  z
    .array(item, { error: `${what}\u00a0: une liste est attendue.` })
    .max(most, { error: `${what}\u00a0: ${most} lignes au plus.` });
const filled = (what: string, longest: number) =>
  line(what, longest).refine((text) => text.trim() !== '', { error: `${what}\u00a0: à remplir.` });
const domains = (what: string) =>
  list(
    what,
    line(what, 253)
      .refine((text) => domainOf(text) !== null, {
        error: `${what}\u00a0: écrivez un domaine, comme «\u00a0exemple.fr\u00a0».`,
      })
      .transform((text) => domainOf(text) ?? text),
    MOST_WORDS,
  );
const moment = (what: string) =>
  line(what, 16).refine((text) => text === '' || isParisMoment(text), {
    error: `${what}\u00a0: une date qui existe, ou rien.`,
  });

const CONDITION = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('pattern'), pattern: filled('Motif', 10_000) }),
    z.strictObject({
      kind: z.literal('words'),
      words: list('Mots', filled('Mot', 100), MOST_WORDS).min(1, { error: 'Mots\u00a0: donnez au moins un mot.' }),
    }),
    z
      .strictObject({
        kind: z.literal('links'),
        moreThan: count('Nombre de liens', 0, 100).nullable(),
        domains: domains('Domaines cherchés'),
        except: domains('Domaines admis'),
      })
      .refine(({ moreThan, domains: looked }) => moreThan !== null || looked.length > 0, {
        path: ['moreThan'],
        error: 'Donnez un nombre de liens, ou des domaines.',
      }),
    z
      .strictObject({
        kind: z.literal('length'),
        min: count('Longueur minimale', 1, 20_000).nullable(),
        max: count('Longueur maximale', 1, 20_000).nullable(),
      })
      .refine(({ min, max }) => min !== null || max !== null, { path: ['max'], error: 'Donnez au moins une longueur.' })
      .refine(({ min, max }) => min === null || max === null || min <= max, {
        path: ['max'],
        error: 'La longueur maximale est plus petite que la minimale.',
      }),
    z.strictObject({
      kind: z.literal('capitals'),
      share: count('Part de majuscules', 10, 100),
      letters: count('Nombre de lettres', 5, 5000),
    }),
    z.strictObject({
      kind: z.literal('repetition'),
      characters: count('Lettres de suite', 4, 200),
      words: count('Mots de suite', 3, 200),
    }),
    z.strictObject({
      kind: z.literal('personal-data'),
      which: z
        .array(z.enum(PERSONAL_DATA, { error: 'Donnée personnelle inconnue.' }))
        .min(1, { error: 'Choisissez au moins une donnée personnelle.' })
        .max(PERSONAL_DATA.length, { error: 'Chaque donnée personnelle une fois.' }),
    }),
    z.strictObject({ kind: z.literal('duplicates'), times: count('Nombre de fois', 2, 1000) }),
    z.strictObject({ kind: z.literal('speed'), seconds: count('Secondes', 1, 3600) }),
    z.strictObject({ kind: z.literal('rate'), perHour: count('Envois par heure', 1, 10_000) }),
  ],
  { error: 'Choisissez ce que la règle cherche.' },
);

const examples = (what: string) => list(what, filled(what, 5000), MOST_EXAMPLES);

/** The shape of a rule, with French sentences for what does not fit; the numbers are bounds of the search. */
export const RULE = z.strictObject(
  {
    label: filled('Intitulé', 120),
    explanation: line('Explication', 1000),
    enabled: z.boolean({ error: 'Oui ou non.' }),
    condition: CONDITION,
    action: z.enum(['hold', 'tag', 'notify'], { error: 'Choisissez ce que fait la règle.' }),
    spam: z.boolean({ error: 'Oui ou non.' }),
    consultations: list(
      'Consultations',
      z.string().regex(/^[a-z0-9]{8,40}$/, { error: 'Consultation inconnue.' }),
      200,
    ),
    validFrom: moment('En vigueur du'),
    validTo: moment('En vigueur jusqu’au'),
    article: line('Article de la charte', 64).regex(/^[a-z0-9-]*$/, { error: 'Article de la charte inconnu.' }),
    mustMatch: examples('Exemple à trouver'),
    mustNotMatch: examples('Exemple à laisser passer'),
  },
  { error: 'Une règle est attendue, sans autre champ.' },
);
