import { randomUUID } from 'node:crypto';
import { bootCms } from '../../../../cms/testing/boot-cms.ts';
import type { ModerationDesk } from '../moderation/desk.ts';
import { COMMENT, DECISION, REVISION } from '../comments/tables.ts';
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
  outbox: ['plugin::publisher.outbox-entry', 'afterCreate'],
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

if (act === 'post') {
  arm();
  const reply = await send(key);
  say('acknowledged', reply.body.reference);
} else {
  const where = { reference: again?.body.reference };
  await cms.strapi.db.query(COMMENT).updateMany({ where, data: { confirmedAt: new Date().toISOString() } });
  const { documentId, version } = await cms.strapi.db.query(COMMENT).findOne({ where });
  const desk: ModerationDesk = cms.strapi.plugin('concertation').service('moderationDesk');
  arm();
  const needs = act === 'refuse' ? { article: ARTICLE, facts: FACTS } : {};
  const [result] = await desk.decideMany(OFFICER, [
    { comment: documentId, version, action: act === 'refuse' ? 'refuse' : 'approve', ...needs },
  ]);
  say('decided', `${documentId} ${result?.ok === true ? result.state : 'failed'}`);
}
die();
