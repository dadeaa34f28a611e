import { join } from 'node:path';
import { readSettings } from '../environment.ts';
import { startCatcher } from './catcher.ts';

const { dataDir, mailPort, mailSmtpPort } = readSettings();
const catcher = await startCatcher({ folder: join(dataDir, 'mail'), webPort: mailPort, smtpPort: mailSmtpPort });
process.stdout.write(`${JSON.stringify({ event: 'mail-catcher-started', url: catcher.url })}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void catcher.stop().then(() => process.exit(0));
  });
}
