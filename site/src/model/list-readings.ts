import { BlockList, type BlockReading } from './block-list.ts';
import { ChunkList } from './chunk-list.ts';
import type { ItemOf, ListName } from './lists.ts';
import { type Membership, type OrderedList, REACH } from './ordered-list.ts';
import type { SiteModel } from './site-model.ts';

type ListReadings = Pick<SiteModel, 'first' | 'last' | 'chunk' | 'block' | 'latest' | 'all' | 'count' | 'some'>;

const NOTHING: BlockReading = { items: [], newer: null, older: null };

/** What pages read of lists, each reading noted under the key that the list says when it is no longer true. */
export function listReadings(read: (key: string) => void, list: (name: string) => OrderedList): ListReadings {
  const noted = <T>(key: string, value: T): T => {
    read(key);
    return value;
  };
  const items = <L extends ListName>(entries: readonly Membership[]): ItemOf<L>[] =>
    entries.map(({ owner, item }) => noted(owner, item as ItemOf<L>));
  const block = <L extends ListName>({ items: found, ...near }: BlockReading) => ({ items: items<L>(found), ...near });
  return {
    first: (name, count) => noted(`first:${name}`, items<typeof name>(list(name).slice(0, Math.min(count, REACH)))),
    last: (name, count) =>
      noted(`last:${name}`, items<typeof name>(list(name).slice(-Math.min(count, REACH))).reverse()),
    chunk: (name, number) => {
      const found = noted(`chunk:${name}:${number}`, list(name));
      const has = (wanted: number) => found instanceof ChunkList && wanted <= Math.max(1, found.chunks);
      if (!(found instanceof ChunkList) || number < 1 || !has(number)) return null;
      read(`chunk:${name}:${number + 1}`);
      return { items: items<typeof name>(found.chunk(number)), hasNext: has(number + 1) };
    },
    block: (name, number) => {
      const found = noted(`block:${name}:${number}`, list(name));
      const reading = found instanceof BlockList ? found.block(number) : null;
      return reading && block<typeof name>(reading);
    },
    latest: (name) => {
      const found = noted(`latest:${name}`, list(name));
      return block<typeof name>(found instanceof BlockList ? found.latest() : NOTHING);
    },
    all: (name) =>
      noted(
        `any:${name}`,
        list(name)
          .slice(0)
          .map(({ item }) => item) as never,
      ),
    count: (name) => noted(`count:${name}`, list(name).length),
    some: (name) => noted(`some:${name}`, list(name).length > 0),
  };
}
