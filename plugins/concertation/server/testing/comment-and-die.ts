import { randomUUID } from 'node:crypto';
import { bootCms } from '../../../../cms/testing/boot-cms.ts';
import type { OwnAppeals } from '../comments/own-appeals.ts';
import type { OwnComments } from '../comments/own.ts';
import { APPEAL, COMMENT, DECISION, REVISION } from '../comments/tables.ts';
import type { ModerationDesk } from '../moderation/desk.ts';
import { CommentsDoor } from './comments-door.ts';
import { ARTICLE, CommentsHouse, FACTS, LETTER } from './comments-fixture.ts';

/**
 * A process of its own on a folder that others left: sends again what was sent last, then does one act and is killed at
 * the point that it is told: `DATA_DIR CLOCK lastKey act point`. What was acknowledged it says on a line of its own.
 */
const [dataDir = '', clock = '', lastKey = '', act = '', point = ''] = process.argv.slice(2);

const OFFICER = { id: 1, name: 'A', roles: ['participation-officer'], communes: [], holdsSecondKey: false };

/** Where the transaction stands: after the rows of this table were written this way. */
const POINTS: Readonly<
  Record<string, readonly [uid: string, event: 'afterCreate' | 'afterCreateMany' | 'afterUpdateMany']>
> = {
  revision: [REVISION, 'afterCreateMany'],
  answer: ['plugin::concertation.form-answer', 'afterUpdateMany'],
  version: [COMMENT, 'afterUpdateMany'],
  letter: [LETTER, 'afterCreate'],
  decision: [DECISION, 'afterCreateMany'],
  appeal: [APPEAL, 'afterCreate'],
  outbox: ['plugin::publisher.outbox-entry', 'afterCreate'],
};

/** What is done, and acknowledged, before the act at which it is killed; of a comment of its own. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  refuse: [],
  remove: ['refuse', 'appeal', 'restore', 'approve'],
  redact: ['approve'],
  withdraw: ['approve', 'redact'],
  erase: ['approve', 'withdraw'],
  appeal: ['refuse'],
};

/** What a decision says besides who takes it. */
const SAID: Readonly<Record<string, object>> = {
  refuse: { article: ARTICLE, facts: FACTS },
  remove: { article: ARTICLE, facts: FACTS, flags: [] },
  redact: { redactedBody: 'Texte […]', facts: FACTS },
  restore: { facts: FACTS },
};

const say = (word: string, value: string) => process.stdout.write(`\n:: ${word} ${value}\n`);
const die = () => process.kill(process.pid, 'SIGKILL');

if (act === 'prepare') {
  const house = await CommentsHouse.open(clock, undefined, dataDir);
  const { status } = await house.switchComments('halle', 'project-lead', {});
  say('prepared', String(status));
  die();
}

const cms = await bootCms({ dataDir, clock });
const door = new CommentsDoor(cms);
const send = async (idempotencyKey: string) =>
  door.ask('POST', '/api/concertation/comments', {
    ...(await door.form({ body: `Texte de ${idempotencyKey}`, email: `${idempotencyKey}@example.org` })),
    idempotencyKey,
  });
const part = <T>(name: string) => cms.strapi.plugin('concertation').service(name) as T;

const again = lastKey === '' ? null : await send(lastKey);
if (again !== null) say('acknowledged', again.body.reference);
const key = `cle-${randomUUID()}`;
say('key', key);

const arm = () => {
  const found = POINTS[point];
  if (found === undefined) return;
  const [uid, event] = found;
  cms.strapi.db.lifecycles.subscribe({ models: [uid], [event]: die });
};

interface Sent {
  readonly body: { readonly reference: string; readonly own: string };
}

/** One act on a comment, by whoever does it; answers what became of it. */
const doOne = async (action: string, { body: { reference, own } }: Sent): Promise<string> => {
  const { documentId, version } = await cms.strapi.db.query(COMMENT).findOne({ where: { reference } });
  const author = part<OwnComments>('ownComments');
  if (action === 'erase') return (await author.act(own, { act: 'erase' }), 'erased');
  if (action === 'withdraw') return (await author.act(own, { act: 'withdraw', version }), 'withdrawn');
  if (action === 'appeal') {
    const token = (await author.see(own)).may.appeal ?? '';
    return (await part<OwnAppeals>('ownAppeals').open(token, 'Je n’ai visé personne.')).appeal?.state ?? 'failed';
  }
  const decision = { comment: documentId, version, action, ...SAID[action] } as never;
  const [result] = await part<ModerationDesk>('moderationDesk').decideMany(OFFICER, [decision]);
  return result?.ok === true ? result.state : 'failed';
};
const confirm = async ({ body: { reference } }: Sent) =>
  cms.strapi.db.query(COMMENT).updateMany({ where: { reference }, data: { confirmedAt: new Date().toISOString() } });

const before = BEFORE[act];
if (act === 'post') {
  arm();
  const reply = await send(key);
  say('acknowledged', reply.body.reference);
} else {
  const sent = before === undefined && again !== null ? again : await send(key);
  say('acknowledged', sent.body.reference);
  await confirm(sent);
  for (const action of before ?? []) say('did', `${action} ${await doOne(action, sent)}`);
  // The one that was sent last goes whole, so that what is erased is seen to stay erased.
  if (act === 'appeal' && again !== null) say('erased', `${again.body.reference} ${await doOne('erase', again)}`);
  arm();
  say('decided', `${sent.body.reference} ${await doOne(act, sent)}`);
}
die();
