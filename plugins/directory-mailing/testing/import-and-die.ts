import { bootCms } from '../../../cms/testing/boot-cms.ts';
import type { DirectoryImports } from '../server/services/directory-imports.ts';

/** A process of its own, `DATA_DIR DATABASE_URL`: imports a list, and is killed when half of it is written. */
const [dataDir = '', databaseUrl = ''] = process.argv.slice(2);
const { strapi } = await bootCms({ dataDir, databaseUrl, listen: false });
let written = 0;
strapi.db.connection.on('query', ({ sql }: { sql: string }) => {
  if (/^insert into .mailing_consent_records/.test(sql)) written += 1;
  if (written === 2) process.kill(process.pid, 'SIGKILL');
});
const lines = Array.from({ length: 900 }, (_, index) => `personne-${index}@example.org`);
await (strapi.plugin('directory-mailing').service('directoryImports') as DirectoryImports).run(
  'Essai',
  Buffer.from(`Courriel\n${lines.join('\n')}\n`),
  {
    columns: null,
    actorKind: 'person',
    basisKind: 'paper-sheet',
    basisSentence: 'J’accepte d’être prévenu des consultations.',
    basisDay: '2026-01-02',
    key: '7f3a1a52-0f0c-4a07-9a52-1d2f6c1d7c11',
  },
);
