import { writeFileSync } from 'node:fs';
import { PRIVACY_FILES } from './privacy/files.ts';

for (const { path, text } of PRIVACY_FILES) {
  writeFileSync(path, text());
  process.stdout.write(`${path}\n`);
}
