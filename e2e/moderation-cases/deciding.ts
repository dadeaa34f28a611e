import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownComment } from '../support/comments.ts';
import { axeViolations } from '../support/pages.ts';
import { said, SEARCH, type There, view, WORDS } from './room.ts';

/** What waits is decided, one by one and several at once. */
export function describeDeciding(there: There): void {
  test('what citizens send waits in the queue; the home page says how much and since when', async () => {
    const room = there();
    for (const words of WORDS) assert.equal((await room.send(words)).status, 201);
    for (const words of ['Gagnez un téléphone.', 'Prêt sans dossier.', 'Cliquez ici.'])
      assert.equal((await room.send(words, 'https://robot.example')).status, 201);
    await room.officer.goto(`${room.stack.cms}/admin`);
    await room.officer.getByText(/le plus ancien attend depuis/).waitFor();
    await room.keyboard.press(room.officer.getByRole('link', { name: '10 textes à lire' }));
    await room.officer.getByRole('heading', { level: 1, name: 'Modération' }).waitFor();
    await view(room.officer, 'À mon tour 10').waitFor();
    await view(room.officer, 'Indésirables 3').waitFor();
    assert.equal(await room.officer.getByRole('list', { name: /^File/ }).getByRole('listitem').count(), 10);
    await room.officer
      .getByText(/^d’ici /)
      .first()
      .waitFor();
    await room.reading(WORDS[0] ?? '');
  });

  test('a letter, a figure and Enter refuse with a prepared reason; the next text is under the hand', async () => {
    const room = there();
    const keys = await room.measure('refuse with a prepared reason', 1, async () => room.press('r', '1', 'Enter'));
    assert.equal(keys, 3);
    await said(room.officer, 'Refusé.').waitFor();
    await view(room.officer, 'À mon tour 9').waitFor();
    await room.reading(WORDS[1] ?? '');
    assert.equal(await room.stateOf(room.posted[0]), 'refused');
    const { decisions } = (await ownComment(room.stack, room.posted[0]?.own ?? '')) as {
      decisions: { article: string }[];
    };
    assert.ok(
      decisions.some(({ article }) => article),
      'its author reads which article',
    );
  });

  test('a letter and Enter approve', async () => {
    const room = there();
    const keys = await room.measure('approve', 1, async () => room.press('a', 'Enter'));
    assert.equal(keys, 2);
    await view(room.officer, 'À mon tour 8').waitFor();
    assert.equal(await room.stateOf(room.posted[1]), 'published');
  });

  test('a passage is selected and masked; nothing else can be changed in the text', async () => {
    const room = there();
    await room.reading(WORDS[2] ?? '');
    await room.measure('mask a passage, with a prepared reason', 1, async () => {
      await room.press('m');
      const box = room.officer.getByLabel('Le texte à masquer');
      await room.keyboard.mustHold(box, 'the text to mask has the focus');
      await room.officer.keyboard.type('abc');
      assert.equal(await box.inputValue(), WORDS[2]);
      await room.press('Control+Home', 'Control+ArrowRight', 'Shift+End', 'm');
      assert.equal(await box.inputValue(), 'Appelez […]');
      await room.press('1', 'Enter');
    });
    await view(room.officer, 'À mon tour 7').waitFor();
    assert.equal(await room.stateOf(room.posted[2]), 'published-redacted');
  });

  test('a text goes back to its author with a sentence of one’s own', async () => {
    const room = there();
    await room.reading(WORDS[3] ?? '');
    await room.press('v');
    await room.keyboard.type(room.officer.getByLabel('Les faits'), 'Dites ce qui ne va pas, sans viser personne.');
    await room.press('Control+Enter');
    await said(room.officer, 'Renvoyé.').waitFor();
    await view(room.officer, 'À mon tour 6').waitFor();
    const { decisions } = (await ownComment(room.stack, room.posted[3]?.own ?? '')) as {
      decisions: { facts: string }[];
    };
    assert.ok(decisions.some(({ facts }) => facts === 'Dites ce qui ne va pas, sans viser personne.'));
  });

  test('several are ticked and refused at once', async () => {
    const room = there();
    await room.reading(WORDS[4] ?? '');
    const keys = await room.measure('tick three and refuse them with a prepared reason', 3, async () => {
      await room.press('x', 'j', 'x', 'j', 'x', 'r');
      await room.officer.getByRole('heading', { name: 'Refuser 3\u00a0textes' }).waitFor();
      await room.press('1', 'Enter');
    });
    assert.equal(keys, 8);
    await said(room.officer, 'Refusé : 3\u00a0textes.').waitFor();
    await view(room.officer, 'À mon tour 3').waitFor();
    for (const one of room.posted.slice(4, 7)) assert.equal(await room.stateOf(one), 'refused');
  });

  test('letters are letters while somebody writes, and the help lists every key', async () => {
    const room = there();
    await room.press('/');
    await room.officer.keyboard.type('rak');
    assert.equal(await room.officer.getByLabel(SEARCH).inputValue(), 'rak');
    assert.equal(await room.officer.getByRole('heading', { name: /^Refuser/ }).count(), 0);
    await room.officer.getByLabel(SEARCH).fill('');
    await room.officer.getByRole('heading', { level: 1 }).click();
    await room.press('?');
    const help = room.officer.getByRole('dialog', { name: 'Touches du clavier' });
    for (const key of ['j', 'k', 'a', 'm', 'v', 'r', 't', 'e', 'x', '/', '?'])
      await help.getByText(key, { exact: true }).waitFor();
    assert.deepEqual(await axeViolations(room.officer, 'dialog'), []);
    await room.officer.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
  });
}
