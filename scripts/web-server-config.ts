import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { WEB_SERVER_FILES } from './web-servers/files.ts';

for (const { path, text } of WEB_SERVER_FILES) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text());
  process.stdout.write(`${path}\n`);
}
