import type { Core } from '@strapi/strapi';
import { secondKeyPage } from '../../contract/moderation.ts';
import { secondKeyLetter, type SecondKeyLine } from '../../core/comments/staff-letters.ts';
import { isDigestTime } from '../../core/messages/due.ts';
import { dayInFrench } from '../../core/french-dates.ts';
import { parisDay } from '../../core/working-days.ts';
import { type CommentKit, commentKitOf } from '../comments/kit.ts';
import { letterOnce } from '../letter-once.ts';
import { allOf, everyMinute, type Minutes } from '../minutes.ts';
import type { HouseLetter } from '../post.ts';
import { forgetOldComments } from './forgetting.ts';
import { NOTICE } from './once.ts';
import type { SecondKey, WaitingText } from './second-key.ts';
import { holdersToday } from './team.ts';
import { tellFigures } from './told-figures.ts';

/** What comes by itself: the second key's letter of the working day, figures, forgetting. Never a publication. */
export const moderationRounds = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  const run = async (): Promise<void> => {
    await allOf([
      ...(isDigestTime(kit().clock.now()) ? [async () => tellSecondKey(strapi, kit())] : []),
      async () => tellFigures(strapi, kit()),
      async () => forgetOldComments(strapi, kit()),
    ]);
  };

  return { run };
};

type ModerationRounds = ReturnType<typeof moderationRounds>;

async function tellSecondKey(strapi: Core.Strapi, kit: CommentKit): Promise<void> {
  const key = strapi.plugin('concertation').service('secondKey') as SecondKey;
  const waiting = await key.waiting();
  if (waiting.length === 0) return;
  const now = kit.clock.now();
  const today = parisDay(now);
  const lines = await linesOf(kit, waiting);
  for (const holder of await holdersToday(strapi, now)) {
    const { token, lastDay } = key.tokenFor(holder.id);
    const body = secondKeyLetter(lines, kit.absolute(secondKeyPage(token)), dayInFrench(lastDay));
    await oneLetter(strapi, kit, `second-key ${today} ${holder.id}`, {
      kind: 'moderation-second-key',
      to: holder.email,
      body,
    });
  }
  const late = waiting.filter(({ dueAt }) => dueAt !== null && kit.passed(Date.parse(dueAt))).length;
  // The team reads of it in its digest.
  if (late > 0) kit.log('second-key-late', { count: late }, 'warn');
}

/** Two instances, or a restart, send one. */
async function oneLetter(strapi: Core.Strapi, kit: CommentKit, key: string, letter: HouseLetter): Promise<void> {
  await letterOnce(strapi, kit, { table: NOTICE, key }, letter);
}

async function linesOf(kit: CommentKit, waiting: readonly WaitingText[]): Promise<SecondKeyLine[]> {
  const ids = [...new Set(waiting.map(({ consultation }) => consultation))];
  const consultations = await kit.around.consultations({ documentId: { $in: ids } });
  return ids.map((id) => {
    const own = waiting.filter(({ consultation }) => consultation === id);
    const late = own.filter(({ dueAt }) => dueAt !== null && kit.passed(Date.parse(dueAt))).length;
    return { consultation: consultations.get(id)?.title ?? '', count: own.length, late };
  });
}

/** Every minute, with the server only: command-line tools boot the plugin too. */
export function startModerationRounds(strapi: Core.Strapi): Minutes {
  return everyMinute(strapi, 'moderation-round-failed', async () =>
    (strapi.plugin('concertation').service('moderationRounds') as ModerationRounds).run(),
  );
}
