import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Post } from '../../../contract/letters-port.ts';
import { MESSAGES_PATH } from '../../../contract/messages.ts';
import { FLAG } from '../../comments/tables.ts';
import { report, rowsIn, type There } from '../comment-cases/house.ts';
import type { CommentsHouse } from '../comments-fixture.ts';
import { awaitingElected, contested } from './two-keys.ts';

const SATURDAY = '2026-12-05T10:00:00Z';
const WORDS = ['Mots du texte', 'Camille Discrète', 'Mots du signalement'];
const TEAM = ['other-lead', 'participation-officer', 'second-officer'];
const NOTICE = 'plugin::concertation.moderation-notice';

/** What the team is told without asking; on projects of its own, and from a Saturday on, when no digest leaves. */
export function describeTold(there: There): void {
  let shown = { documentId: '', reference: '' };

  test('tells the leads of the first comment, else the officers, once; not of spam, and not a word of it', async () => {
    const house = there();
    house.setClock(SATURDAY);
    await house.publish('port', 'other-lead');
    await house.publish('quai');
    for (const slug of ['port', 'quai']) await house.switchComments(slug, 'participation-officer', {});
    const first = async (slug: string) => counts(house, 'comment-first', ({ text }) => text.includes(`Projet ${slug}`));
    await house.post({ project: 'port', website: 'https://robot.example' });
    assert.deepEqual(await first('port'), [0, 0, 0]);
    for (const project of ['port', 'port', 'quai']) await house.post({ project, authorName: WORDS[1], body: WORDS[0] });
    assert.deepEqual(
      [await first('port'), await first('quai')],
      [
        [1, 0, 0],
        [0, 1, 1],
      ],
    );
    noWordIn(await house.staffLetters('other-lead', 'comment-first'));
  });

  test('tells whoever moderates of the first report that is open, in its transaction, and of no other one', async (t) => {
    const house = there();
    shown = await house.published({ project: 'port', authorName: WORDS[1], body: `${WORDS[0]} signalé` });
    const told = async () => counts(house, `comment-report-alert ${shown.reference}`);
    const post: Post = house.cms.strapi.plugin('concertation').service('post');
    t.mock.method(post, 'enqueue', async () => Promise.reject(new Error('no room')));
    assert.equal((await report(house, shown.documentId)).status, 503);
    t.mock.restoreAll();
    assert.equal(await rowsIn(house, FLAG).count({ where: { comment: shown.documentId } }), 0, 'nothing half done');
    await report(house, shown.documentId, { website: 'https://robot.example' });
    assert.deepEqual(await told(), [0, 0, 0], 'what a robot reports is decided');
    const explanation = WORDS[2];
    await Promise.all([1, 2].map(async () => report(house, shown.documentId, { explanation })));
    assert.deepEqual(await told(), [1, 1, 1]);
    assert.deepEqual(await house.staffLetters('project-lead', `comment-report-alert ${shown.reference}`), []);
    const letters = await house.staffLetters('other-lead', `comment-report-alert ${shown.reference}`);
    noWordIn(letters);
    assert.match(letters[0]?.text ?? '', new RegExp(`vue=flagged&texte=${shown.documentId}`));
    const { version, openFlags: flags } = await house.detail(shown.documentId);
    const answer = 'Le texte respecte la charte.';
    const officer = house.person('participation-officer');
    await officer.ask('POST', `/moderation/flags/${shown.documentId}`, { answer, version, flags });
    await report(house, shown.documentId, { explanation });
    assert.deepEqual(await told(), [2, 2, 2], 'the next one, once the first are decided');
  });

  test('tells of reports once an hour in a flood', async () => {
    const house = there();
    const day = `report ${house.consultation('gare')} 2026-12-05`;
    const data = Array.from({ length: 20 }, (_, at) => ({ documentId: `signale-${at}`, key: `${day} signale-${at}` }));
    await rowsIn(house, NOTICE).createMany({ data: data.map((row) => ({ ...row, at: SATURDAY })) });
    const before = await counts(house, 'comment-report-alert');
    for (const body of ['Un', 'Deux', 'Trois'])
      await report(house, (await house.published({ project: 'gare', body })).documentId);
    assert.deepEqual(
      await counts(house, 'comment-report-alert'),
      before.map((count) => count + 1),
    );
  });

  test('tells each of the team in one letter a working day what waits for them, of their messages too, the oldest first', async () => {
    const house = there();
    await contested(house, 'port', 'samedi@example.org');
    await awaitingElected(house, { body: WORDS[0] });
    const reference = await message(house, 'port');
    const absence = { from: '2026-12-07', to: '2026-12-07' };
    assert.equal((await house.person('second-officer').ask('POST', '/messages/absences', absence)).status, 200);
    const digests = async () => counts(house, 'team-digest', ({ text }) => text.includes('Projet port'));
    house.setClock('2026-12-07T06:30:00Z');
    await house.runRounds();
    assert.deepEqual(await digests(), [0, 0, 0], 'before eight in Paris');
    house.setClock('2026-12-07T07:30:00Z');
    await house.post({ project: 'quai', body: 'Après huit heures' });
    await Promise.all([house.runRounds(), house.runRounds()]);
    await house.runRounds();
    assert.deepEqual(await digests(), [1, 1, 0], 'one each, but whoever is away');
    const letter = (await house.staffLetters('other-lead', 'team-digest')).at(-1);
    noWordIn(letter === undefined ? [] : [letter]);
    assert.deepEqual(linesAbout(letter?.text, 'port'), [
      '1 commentaire signalé le 5 décembre 2026',
      '1 texte retenu comme indésirable le 5 décembre 2026',
      '2 textes à lire, le premier avant la fin du 8 décembre 2026',
      '1 recours à décider avant la fin du 18 décembre 2026',
    ]);
    assert.ok(letter?.text.includes(reference) && !/Projet (halle|quai)/.test(letter.text), 'theirs alone');
    const officers = (await house.staffLetters('participation-officer', 'team-digest')).at(-1)?.text;
    assert.deepEqual(linesAbout(officers, 'quai'), ['1 texte à lire avant la fin du 8 décembre 2026'], 'as of eight');
  });

  test('says what is late there and at the elected official’s, from the day after on', async () => {
    const house = there();
    house.setClock('2026-12-09T07:30:00Z');
    await house.runRounds();
    const text = async (name: string) => (await house.staffLetters(name, 'team-digest')).at(-1)?.text;
    const late = '2 textes à lire, en retard, le premier depuis le 8 décembre 2026';
    assert.ok(linesAbout(await text('other-lead'), 'port').includes(late));
    assert.match((await text('project-lead')) ?? '', /à faire valider par l’élu·e[^\n]+retard/);
  });
}

interface Letter {
  readonly text: string;
}

/** How many each of the team has of a kind. */
async function counts(house: CommentsHouse, kind: string, wanted: (letter: Letter) => boolean = () => true) {
  return Promise.all(TEAM.map(async (name) => (await house.staffLetters(name, kind)).filter(wanted).length));
}

function noWordIn(letters: readonly Letter[]): void {
  assert.ok(letters.length > 0);
  for (const words of WORDS) assert.ok(!JSON.stringify(letters).includes(words), words);
}

/** What the lines about a project's comments say, in their order. */
function linesAbout(text = '', slug: string): string[] {
  return [...text.matchAll(new RegExp(`^(?!MSG).*\\u00a0: (.*) · Projet ${slug}$`, 'gm'))].map(([, said = '']) => said);
}

async function message(house: CommentsHouse, project: string): Promise<string> {
  const typed = { kind: 'question', subject: 'Les bancs', body: 'Combien de bancs à l’ombre ?', name: 'Dora' };
  const sent = { ...(await house.sending()), ...typed, email: 'dora@example.org', project };
  const { status, body } = await house.ask('POST', MESSAGES_PATH, sent);
  assert.equal(status, 201, JSON.stringify(body));
  return body.reference;
}
