import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parisDay } from '@aggloforum/concertation/contract/moderation.ts';
import { signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Stack } from './stack.ts';

/** As the letter of the day holds it, which not every test waits for; good for so many milliseconds. */
export function secondKeyLink(stack: Pick<Stack, 'settings' | 'account'>, lastsMs: number): string {
  const { settings } = stack;
  const { linkSecret } = JSON.parse(readFileSync(join(settings.dataDir, 'secrets.json'), 'utf8')) as {
    readonly linkSecret: string;
  };
  const db = new DatabaseSync(join(settings.dataDir, 'aggloforum.db'), { readOnly: true });
  try {
    db.exec('pragma busy_timeout = 10000');
    const holder = db
      .prepare('select id from admin_users where email = ?')
      .get(stack.account('elected-official').email);
    const subject = `${String(holder?.['id'])} ${parisDay(Date.now())}`;
    return signLink('second-key', subject, { id: 'k1', secret: linkSecret }, Date.now() + lastsMs);
  } finally {
    db.close();
  }
}
