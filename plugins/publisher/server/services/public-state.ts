import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { PublicChange, PublicType } from '../../contract/changes.ts';
import { commentReaders } from '../reading/comments.ts';
import { editorialReaders } from '../reading/editorial.ts';
import type { Reader } from '../reading/paged.ts';
import { referenceReaders } from '../reading/references.ts';
import type { PublicRef } from '../tables.ts';

/** What is public now, in the transaction in progress: of some entries, or of all; a page of them at a time. */
export const publicState = ({ strapi }: { strapi: Core.Strapi }) => {
  // What others refer to comes first.
  const { settings, department, commune, theme, procedure, ...rest } = referenceReaders(strapi);
  const readers: Readonly<Record<PublicType, Reader>> = {
    settings,
    department,
    commune,
    theme,
    procedure,
    ...editorialReaders(strapi),
    ...rest,
    // After the consultations that they stand under.
    ...commentReaders(strapi),
  };
  const types = Object.keys(readers) as PublicType[];

  async function* some(refs: readonly PublicRef[]): AsyncGenerator<PublicChange[]> {
    for (const type of types) {
      const ids = refs.filter((ref) => ref.type === type).map(({ id }) => id);
      yield* breathing(readers[type].some(ids));
    }
  }

  async function* every(): AsyncGenerator<PublicChange[]> {
    for (const type of types) yield* breathing(readers[type].every());
  }

  return { some, every };
};

export type PublicState = ReturnType<typeof publicState>;

/** Between two pages others have their turn. */
async function* breathing<T>(pages: AsyncGenerator<T>): AsyncGenerator<T> {
  for await (const page of pages) {
    yield page;
    await setImmediate();
  }
}
