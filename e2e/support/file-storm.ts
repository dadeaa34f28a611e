import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { AdminClient } from '../../cms/testing/admin-client.ts';
import { bombs, workbook } from '../../plugins/directory-mailing/testing/workbook.ts';
import { hostileText } from './hostile.ts';

const IMPORT = '/directory-mailing/directory/import';
/** A file is taken, or refused with a sentence; a reader that has too much to do says when to come again. */
const EXPECTED = new Set([200, 201, 400, 413, 415, 422]);
const AT_ONCE = 2;

interface BadFile {
  readonly bytes: Uint8Array;
  readonly to: string;
  /** As its name and the browser say. */
  readonly name: string;
  readonly type: string;
}

/** Bad files from somebody who may bring people into the directory, or a picture into the library; what was wrong. */
export async function fileStorm(
  client: AdminClient,
  { seed, count }: { seed: number; count: number },
): Promise<string[]> {
  const files = fc.sample(badFile, { seed, numRuns: count }).entries();
  const faults: string[] = [];
  const sendAll = async () => {
    for (const [index, file] of files) {
      const fault = await refused(client, file).catch(String);
      if (fault !== null) faults.push(`file ${index} of seed ${seed}, ${file.name} to ${file.to}: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendAll));
  return faults;
}

async function refused(client: AdminClient, { bytes, to, name, type }: BadFile): Promise<string | null> {
  const { status, body } = await client.send(to, { name, type, content: bytes }, to === '/upload' ? {} : options());
  const isBusy = status === 503 && JSON.stringify(body).includes('busy');
  return EXPECTED.has(status) || isBusy ? null : `${status} ${JSON.stringify(body).slice(0, 200)}`;
}

const options = () => ({
  options: JSON.stringify({
    columns: null,
    actorKind: 'association',
    key: randomUUID(),
    basisKind: 'paper-sheet',
    basisSentence: 'Je veux être prévenu des consultations.',
    basisDay: '2026-05-02',
  }),
});

const HEADERS = ['Mail', 'Nom complet', 'Organisme', 'Communes'];
const rows = fc
  .array(fc.tuple(hostileText, hostileText, fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 8 })
  .map((people) => [
    HEADERS,
    ...people.map(([name, organisation, odd]) => [
      odd === 0 ? name : `${randomUUID()}@example.org`,
      name.slice(0, 200),
      odd === 1 ? organisation : organisation.slice(0, 150),
      '',
    ]),
  ]);
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const csv = rows.map((lines) => lines.map((cells) => cells.map(quoted).join(';')).join('\r\n'));

const bytesOf: fc.Arbitrary<Uint8Array> = fc.oneof(
  // Well-formed: what is hostile gets as far as the directory.
  { weight: 4, arbitrary: csv.map((text) => Buffer.from(text)) },
  { weight: 2, arbitrary: rows.map((lines) => workbook(lines)) },
  // In an encoding that it does not have, or has not all of.
  {
    weight: 2,
    arbitrary: fc
      .tuple(csv, fc.constantFrom('latin1', 'utf16le', 'ascii'), fc.boolean())
      .map(([text, encoding, odd]) =>
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, encoding as 'latin1')]).subarray(
          0,
          odd ? -1 : undefined,
        ),
      ),
  },
  // Quotes in quotes, and such as nothing closes.
  {
    weight: 2,
    arbitrary: fc
      .tuple(csv, fc.nat(400), fc.constantFrom('"', '""', '"""', '";"', '"\r\n"'))
      .map(([text, at, quotes]) => Buffer.from(text.slice(0, at) + quotes.repeat(40) + text.slice(at))),
  },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 2_000 }) },
  // A workbook cut off, or with bytes that were turned.
  {
    weight: 2,
    arbitrary: fc.tuple(rows, fc.nat(900), fc.nat(255)).map(([lines, at, byte]) => {
      const whole = workbook(lines);
      whole[at % whole.length] = byte;
      return byte % 2 === 0 ? whole : whole.subarray(0, at);
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom(...bombs()) },
);

const badFile: fc.Arbitrary<BadFile> = fc.record({
  bytes: bytesOf,
  to: fc.constantFrom(IMPORT, IMPORT, `${IMPORT}/preview`, '/upload'),
  name: fc.constantFrom('a.csv', 'a.xlsx', 'a.pdf', 'a.png', '../../a.svg', 'a'),
  type: fc.constantFrom('text/csv', 'application/pdf', 'image/png', 'image/svg+xml', 'x'),
});
