import type { Core } from '@strapi/strapi';
import { secondKeyPage } from '../../contract/moderation.ts';
import { lateSecondKeyLetter, secondKeyLetter, type WaitingLine } from '../../core/comments/staff-letters.ts';
import { dayInFrench } from '../../core/messages/receipt.ts';
import { parisMoment } from '../../core/paris-time.ts';
import { isWorkingDay, parisDay } from '../../core/working-days.ts';
import { type CommentKit, commentKitOf } from '../comments/kit.ts';
import { letterOnce } from '../letter-once.ts';
import { allOf, everyMinute, type Minutes } from '../minutes.ts';
import type { HouseLetter } from '../post.ts';
import { forgetOldComments } from './forgetting.ts';
import { NOTICE } from './once.ts';
import type { SecondKey, WaitingText } from './second-key.ts';
import { addressesOfTeam, colleagues, holdersToday, officersOf } from './team.ts';
import { tellFigures } from './told-figures.ts';

/** In Paris: people who open their mail in the morning find it there. */
const LETTER_HOUR = '08:00';

/** What comes by itself: one letter a working day, alerts, figures, forgetting. Never a publication. */
export const moderationRounds = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  const run = async (): Promise<void> => {
    const now = kit().clock.now();
    const isTime = isWorkingDay(parisDay(now)) && parisMoment(now).slice(11) >= LETTER_HOUR;
    await allOf([
      ...(isTime ? [async () => tellSecondKey(strapi, kit())] : []),
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
    const { token, until } = key.tokenFor(holder.id);
    const body = secondKeyLetter(lines, kit.absolute(secondKeyPage(token)), dayInFrench(parisDay(until)));
    await oneLetter(strapi, kit, `second-key ${today} ${holder.id}`, {
      kind: 'moderation-second-key',
      to: holder.email,
      body,
    });
  }
  await tellLate(strapi, kit, waiting, today);
}

/** An overdue second key alerts; it never publishes. */
async function tellLate(
  strapi: Core.Strapi,
  kit: CommentKit,
  waiting: readonly WaitingText[],
  today: string,
): Promise<void> {
  const late = waiting.filter(({ dueAt }) => dueAt !== null && kit.passed(Date.parse(dueAt)));
  if (late.length === 0) return;
  const officers = officersOf(await colleagues(strapi)).map((one) => ({ ...one, revisions: late }));
  const ids = [...new Set(late.map(({ consultation }) => consultation))];
  const consultations = await kit.around.consultations({ documentId: { $in: ids } });
  const told = new Map(officers.map((one) => [one.id, one]));
  for (const [id, { ownership }] of consultations)
    for (const lead of await addressesOfTeam(strapi, ownership)) {
      if (officers.some((one) => one.id === lead.id)) continue;
      const own = late.filter(({ consultation }) => consultation === id);
      told.set(lead.id, { ...lead, revisions: [...(told.get(lead.id)?.revisions ?? []), ...own] });
    }
  for (const { id, email, revisions } of told.values()) {
    const body = lateSecondKeyLetter(await linesOf(kit, revisions), kit.desk);
    await oneLetter(strapi, kit, `second-key-late ${today} ${id}`, { kind: 'moderation-late', to: email, body });
  }
  kit.log('second-key-late', { count: late.length }, 'warn');
}

/** Two instances, or a restart, send one. */
async function oneLetter(strapi: Core.Strapi, kit: CommentKit, key: string, letter: HouseLetter): Promise<void> {
  await letterOnce(strapi, kit, { table: NOTICE, key }, letter);
}

async function linesOf(kit: CommentKit, waiting: readonly WaitingText[]): Promise<WaitingLine[]> {
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
