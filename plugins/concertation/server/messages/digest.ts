import type { Core } from '@strapi/strapi';
import { digestLetter } from '../../core/digest.ts';
import { digestInstant } from '../../core/messages/due.ts';
import type { DigestLine } from '../../core/messages/letters.ts';
import { parisDay } from '../../core/working-days.ts';
import { commentKitOf } from '../comments/kit.ts';
import { letterOnce } from '../letter-once.ts';
import { allWaits } from '../moderation/waits.ts';
import { waitsByPerson } from '../moderation/what-waits.ts';
import { NOTICE } from './content-types.ts';
import type { MessageKit } from './kit.ts';

/** One letter a person and working day: messages, and what has waited at the desk of moderation since eight o'clock. */
export async function tellDigest(
  strapi: Core.Strapi,
  kit: MessageKit,
  messages: ReadonlyMap<number, readonly DigestLine[]>,
  addresses: ReadonlyMap<number, string>,
): Promise<void> {
  const [now, comments] = [kit.clock.now(), commentKitOf(strapi)];
  const waits = await allWaits(strapi, new Date(digestInstant(now)).toISOString());
  const moderation = await waitsByPerson(strapi, comments, waits);
  const desks = { messages: kit.desk, moderation: comments.desk };
  let told = 0;
  for (const person of new Set([...messages.keys(), ...moderation.keys()])) {
    const own = moderation.get(person);
    const to = addresses.get(person) ?? own?.email ?? '';
    if (to === '') continue;
    const body = digestLetter({ messages: messages.get(person) ?? [], moderation: own?.lines ?? [] }, desks);
    const notice = { table: NOTICE, key: `digest ${parisDay(now)} ${person}` };
    if (await letterOnce(strapi, kit, notice, { kind: 'team-digest', to, body })) told += 1;
  }
  if (told === 0) return;
  kit.log('team-digest-queued', { count: told });
  const late = waits.reduce((sum, wait) => sum + (wait.matter === 'second-key' ? 0 : wait.late), 0);
  if (late > 0) kit.log('moderation-late', { count: late }, 'warn');
}
