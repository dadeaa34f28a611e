import { readFile as readBytes, rm } from 'node:fs/promises';
import {
  type Answered,
  answerOrRefuse,
  shaped,
  staffName,
  type StaffNames,
} from '@aggloforum/concertation/contract/answering.ts';
import { invalid, refused } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import { FILE_LIMITS, FILE_PROBLEMS } from '../../core/directory/limits.ts';
import * as shapes from '../directory/shapes.ts';
import type { DirectoryEntries } from '../services/directory-entries.ts';
import type { DirectoryExports } from '../services/directory-exports.ts';
import type { DirectoryImports } from '../services/directory-imports.ts';
import type { DirectorySearch } from '../services/directory-search.ts';
import type { RetentionSettings } from '../services/retention-settings.ts';
import type { StaffActs } from '../services/staff-acts.ts';
import type { SuppressionList } from '../services/suppression-list.ts';

interface StoredFile {
  readonly filepath: string;
  readonly size: number;
}

interface Context extends Answered {
  readonly params: Readonly<Record<string, string>>;
  readonly request: { readonly body?: unknown; readonly files?: Readonly<Record<string, StoredFile | StoredFile[]>> };
  readonly state: { readonly user: StaffNames };
}

/** The pages « Annuaire »; see `contract/directory.ts`. */
export const staffDirectoryController = ({ strapi }: { strapi: Core.Strapi }) => {
  const part = <T>(name: string) => strapi.plugin('directory-mailing').service(name) as T;
  const search = () => part<DirectorySearch>('directorySearch');
  const entries = () => part<DirectoryEntries>('directoryEntries');
  const imports = () => part<DirectoryImports>('directoryImports');
  const suppressions = () => part<SuppressionList>('suppressionList');
  const retention = () => part<RetentionSettings>('retentionSettings');
  const shown = async () => ({ periods: await retention().inForce(), changes: await retention().history() });

  return {
    search: answering(async ({ request }) => {
      const { page, ...filter } = shaped(shapes.searchShape, request.body);
      return search().page(filter, page);
    }),
    choices: answering(async () => search().choices()),
    see: answering(async (context) => entries().see(idOf(context))),
    add: answering(async (context) =>
      entries().add(whoIs(context), shaped(shapes.newPersonShape, context.request.body)),
    ),
    correct: answering(async (context) => {
      await entries().correct(whoIs(context), idOf(context), shaped(shapes.personShape, context.request.body));
      return entries().see(idOf(context));
    }),
    takeOut: answering(async (context) => {
      await entries().takeOut(whoIs(context), idOf(context));
      return entries().see(idOf(context));
    }),
    erase: answering(async (context) => {
      await entries().erase(whoIs(context), idOf(context));
      return {};
    }),
    preview: answering(async (context) => imports().preview(await fileOf(context), optionsOf(context))),
    import: answering(async (context) => imports().run(whoIs(context), await fileOf(context), optionsOf(context))),
    export: answering(async (context) =>
      part<DirectoryExports>('directoryExports').run(whoIs(context), shaped(shapes.filterShape, context.request.body)),
    ),
    acts: answering(async () => part<StaffActs>('staffActs').list()),
    suppressions: answering(async () => suppressions().counts()),
    check: answering(async ({ request }) => suppressions().check(shaped(shapes.checkShape, request.body).email)),
    lift: answering(async (context) => {
      const { email, reason } = shaped(shapes.liftShape, context.request.body);
      await suppressions().lift(whoIs(context), email, reason);
      return suppressions().counts();
    }),
    retention: answering(shown),
    changeRetention: answering(async (context) => {
      await retention().change(whoIs(context), shaped(shapes.retentionShape, context.request.body));
      return shown();
    }),
  };
};

/** Nothing of the directory stays in a cache. */
function answering(answer: (context: Context) => Promise<unknown>) {
  return async (context: Context): Promise<void> => {
    context.set('Cache-Control', 'no-store');
    await answerOrRefuse(context, async () => answer(context));
  };
}

function whoIs({ state: { user } }: Context): string {
  return staffName(user);
}

function idOf({ params }: Context): string {
  return params['id'] ?? '';
}

function optionsOf({ request }: Context) {
  const { options } = (request.body ?? {}) as { options?: unknown };
  let asked: unknown;
  try {
    asked = JSON.parse(typeof options === 'string' ? options : '');
  } catch {
    asked = undefined;
  }
  return shaped(shapes.importShape, asked);
}

/** What was sent stands in a temporary file: it goes as soon as it is read, and else with the answer (`uploads` of the CMS). */
async function fileOf({ request }: Context): Promise<Uint8Array> {
  const file = request.files?.['files'];
  if (file === undefined || Array.isArray(file)) throw refused(400, 'malformed', 'Choisissez un fichier.');
  try {
    if (file.size > FILE_LIMITS.bytes) throw invalid({ file: FILE_PROBLEMS['too-large'] }, FILE_PROBLEMS['too-large']);
    return await readBytes(file.filepath);
  } finally {
    await rm(file.filepath, { force: true });
  }
}
