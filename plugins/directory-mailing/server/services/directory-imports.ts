import { randomUUID } from 'node:crypto';
import { cleanLine, invalid, newReference } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import type { ImportOptions, ImportPreview, ImportResult, RejectedLine } from '../../contract/directory.ts';
import { isActorKind } from '../../core/actor-kinds.ts';
import { type BasisKind, checkBasis, type ConsentBasis, outcomeOf } from '../../core/directory/consent-basis.ts';
import { type Field, FIELDS } from '../../core/directory/columns.ts';
import { FILE_LIMITS } from '../../core/directory/limits.ts';
import type { Candidate, Rejection } from '../../core/directory/people-of-file.ts';
import { type ReadFile, readFile } from '../directory/file/read-file.ts';
import { bringIn } from '../directory/bring-in.ts';
import { refusedByDirectory } from '../directory/refused-by-directory.ts';
import { STAFF_ACT } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import { settingsOf } from '../settings.ts';
import type { DirectorySearch } from './directory-search.ts';
import { storeRequest } from './requests.ts';
import type { Trx } from './store-mailing.ts';

const SHOWN_FIRST = 10;

/** People whom the staff brings in a file: looked at first, then all of them in one transaction. */
export const directoryImports = ({ strapi }: { strapi: Core.Strapi }) => new DirectoryImports(strapi);

export class DirectoryImports {
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  #search(): DirectorySearch {
    return this.#strapi.plugin('directory-mailing').service('directorySearch') as DirectorySearch;
  }

  async #read(bytes: Uint8Array, { columns, actorKind }: ImportOptions): Promise<ReadFile> {
    if (!isActorKind(actorKind)) throw invalid({ actorKind: 'Dites qui sont ces personnes.' });
    const chosen = columns?.map((field) => (field !== null && Object.hasOwn(FIELDS, field) ? (field as Field) : null));
    return readFile({ bytes, columns: chosen ?? null, known: await this.#search().names(), actorKind });
  }

  async preview(bytes: Uint8Array, options: ImportOptions): Promise<ImportPreview> {
    const read = await this.#read(bytes, options);
    const { ready, rejections } = await this.#sort(read);
    return {
      lines: read.lines,
      columns: read.headers.map((header, index) => ({
        header,
        field: read.columns[index] ?? null,
        samples: read.samples[index] ?? [],
      })),
      ready: ready.length,
      persons: ready.filter(({ actorKind }) => actorKind === 'person').length,
      rejected: rejectedLines(read, rejections),
      first: ready.slice(0, SHOWN_FIRST),
    };
  }

  async #sort({ candidates, rejections }: ReadFile) {
    const refusals = await refusedByDirectory(this.#strapi, candidates);
    const refused = new Set(refusals.map(({ email }) => email));
    return {
      ready: candidates.filter(({ email }) => !refused.has(email)),
      rejections: [...rejections, ...refusals],
    };
  }

  /** All or nothing; the act itself is the first row, and its key lets a second sending find the first. */
  async run(by: string, bytes: Uint8Array, options: ImportOptions): Promise<ImportResult> {
    const basis = basisOf(options);
    const wrong = checkBasis(basis, this.#search().today());
    if (Object.keys(wrong).length > 0) throw invalid(wrong);
    const read = await this.#read(bytes, options);
    return this.#strapi.db.transaction(async ({ trx }) => {
      const act = await this.#begin(trx, by, options.key);
      if (!act.ours) return act.result;
      const { ready, rejections } = await this.#sort(read);
      const outcome = (person: Candidate) => outcomeOf(basis, person.actorKind);
      const toAsk = ready.filter((person) => outcome(person) === 'asked');
      if (ready.length === 0) throw invalid({ file: 'Aucune ligne de ce fichier ne peut être importée.' });
      if (toAsk.length > FILE_LIMITS.letters)
        throw invalid({
          file: `Plus de ${FILE_LIMITS.letters} personnes seraient interrogées par courriel. Coupez le fichier.`,
        });
      const toConfirm = ready.filter((person) => outcome(person) === 'confirmed');
      const confirmed = await bringIn(this.#strapi, trx, toConfirm, basis, act.reference);
      for (const person of toAsk) await storeRequest(this.#strapi, trx, person, 'import');
      const rejected = rejectedLines(read, rejections).length;
      const result = { reference: act.reference, confirmed, asked: toAsk.length, rejected };
      await this.#strapi.db.query(STAFF_ACT).updateMany({
        where: { key: options.key },
        data: {
          count: confirmed + toAsk.length,
          detail: { ...result, basis: basis.kind, sentence: basis.sentence, day: basis.on },
        },
      });
      logEvent(this.#strapi, 'info', 'directory-imported', { ...result });
      return result;
    });
  }

  async #begin(trx: Trx, by: string, key: string) {
    const { clock } = settingsOf(this.#strapi);
    const { tableName } = this.#strapi.db.metadata.get(STAFF_ACT);
    const documentId = randomUUID();
    const row = {
      document_id: documentId,
      act: 'imported',
      by,
      count: 0,
      key,
      at: new Date(clock.now()).toISOString(),
    };
    await this.#strapi.db
      .getConnection(tableName)
      .transacting(trx)
      .insert({ ...row, created_at: new Date() })
      .onConflict('key')
      .ignore();
    const stored = await this.#strapi.db.query(STAFF_ACT).findOne({ where: { key } });
    if (stored?.documentId === documentId) return { ours: true, reference: newReference('IMP') } as const;
    const { reference, confirmed, asked, rejected } = stored.detail as ImportResult;
    return { ours: false, result: { reference, confirmed, asked, rejected } } as const;
  }
}

function basisOf({ basisKind, basisSentence, basisDay }: ImportOptions): ConsentBasis {
  return { kind: basisKind as BasisKind, sentence: cleanLine(basisSentence), on: basisDay };
}

/** One entry a line, with all that is wrong with it; the graver kind names it. */
function rejectedLines({ cellsOf }: ReadFile, rejections: readonly Rejection[]): RejectedLine[] {
  const byLine = Map.groupBy(rejections, ({ line }) => line);
  return [...byLine]
    .toSorted(([one], [other]) => one - other)
    .map(([line, found]) => ({
      line,
      kind: found[0]?.kind ?? 'invalid',
      reasons: found.map(({ reason }) => reason),
      cells: cellsOf[line] ?? [],
    }));
}
