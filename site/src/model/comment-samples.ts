import type { PublicComment } from '@aggloforum/publisher/contract';
import type { ThreadEntry } from './threads.ts';

const SHOWN: PublicComment = {
  id: 'exemple-1',
  consultation: 'exemple/exemple',
  number: 1,
  parent: null,
  slot: 1,
  state: 'published',
  authorName: 'Riveraine du chemin',
  body: 'Les platanes donnent de l’ombre tout l’été.\nGardez-les !',
  official: null,
  publishedAt: '2027-02-11T10:36:00.000Z',
  correctedAt: '2027-02-12T09:00:00.000Z',
  gone: null,
};
const sample = (number: number, fields: Partial<PublicComment>): PublicComment => ({
  ...SHOWN,
  id: `exemple-${number}`,
  number,
  correctedAt: null,
  ...fields,
});
const left = (state: PublicComment['state'], article: string | null = null) => ({
  state,
  authorName: null,
  body: null,
  gone: { at: '2027-02-15T08:12:00.000Z', article },
});

export const SAMPLE_ARTICLES: ReadonlyMap<string, string> = new Map([['respect', 'Le respect des personnes']]);

/** Every state of a comment, for the page of components. */
export const SAMPLE_COMMENTS: readonly ThreadEntry[] = [
  {
    comment: SHOWN,
    replies: [
      sample(2, {
        parent: SHOWN.id,
        official: { service: 'Direction des espaces publics' },
        body: 'Ils restent : le chemin passe à leur pied.',
      }),
      sample(3, { parent: SHOWN.id, authorName: 'Yanis', body: 'Merci.' }),
    ],
  },
  { comment: sample(4, { state: 'redacted', body: 'Monsieur […] le sait bien.' }), replies: [] },
  { comment: sample(5, left('removed', 'respect')), replies: [] },
  { comment: sample(6, left('withdrawn')), replies: [] },
  { comment: sample(7, left('erased')), replies: [] },
];
