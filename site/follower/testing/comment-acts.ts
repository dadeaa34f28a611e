import type { PublicComment, PublicConsultation } from '@aggloforum/publisher/contract';
import { comment } from '../../src/testing/comments.ts';
import type { Random } from './random.ts';

type Place = Pick<PublicConsultation, 'project' | 'slug'>;

/** What people and moderators do with comments; numbers and slots are given once and kept. */
export class CommentActs {
  readonly #random: Random;
  readonly #put: (row: PublicComment) => void;

  constructor(random: Random, put: (row: PublicComment) => void) {
    this.#random = random;
    this.#put = put;
  }

  acts(all: () => readonly PublicComment[], place: () => Place | undefined): Record<string, () => void> {
    const gone = (state: PublicComment['state']) => () =>
      this.#edit(all(), () => ({
        state,
        authorName: null,
        body: null,
        correctedAt: null,
        gone: { at: '2027-02-28T10:00:00.000Z', article: state === 'removed' ? 'respect' : null },
      }));
    const shown = (state: 'published' | 'redacted') => () =>
      this.#edit(all(), () => ({ state, authorName: this.#words('Nom'), body: this.#words('Mot […]'), gone: null }));
    return {
      publishComment: () => this.#publish(all(), place(), false),
      publishReply: () => this.#publish(all(), place(), true),
      // A page of a long thread is filled, or begun.
      publishSeveral: () => {
        for (let more = this.#random.below(40); more > 0; more -= 1) this.#publish(all(), place(), false);
      },
      correctComment: () =>
        this.#edit(all(), () => ({ correctedAt: '2027-02-27T10:00:00.000Z', body: this.#words('Texte') })),
      redactComment: shown('redacted'),
      restoreComment: shown('published'),
      removeComment: gone('removed'),
      withdrawComment: gone('withdrawn'),
      eraseComment: gone('erased'),
    };
  }

  #publish(all: readonly PublicComment[], place: Place | undefined, answers: boolean): void {
    if (place === undefined) return;
    const ref = `${place.project}/${place.slug}`;
    const here = all.filter(({ consultation }) => consultation === ref);
    const roots = here.filter(({ parent }) => parent === null);
    const parent = answers ? this.#random.one(roots) : undefined;
    if (answers && parent === undefined) return;
    const number = 1 + Math.max(0, ...here.map((one) => one.number));
    const slot = 1 + Math.max(0, ...roots.map((one) => one.slot ?? 0));
    const official = answers && this.#random.next() < 0.4 ? { service: this.#words('Service') } : null;
    this.#put(
      comment(ref, number, {
        id: `k${this.#random.below(2 ** 30)}-${number}`,
        body: this.#words('Texte'),
        official,
        ...(parent === undefined ? { slot } : { slot: null, parent: parent.id }),
      }),
    );
  }

  #edit(all: readonly PublicComment[], fields: () => Partial<PublicComment>): void {
    const one = this.#random.one(all);
    if (one !== undefined) this.#put({ ...one, ...fields() });
  }

  #words(start: string): string {
    return `${start} ${this.#random.below(1_000_000)}`;
  }
}
