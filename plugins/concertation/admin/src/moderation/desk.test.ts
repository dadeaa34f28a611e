import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { commandOf } from './keys.ts';
import { passagesOf, redact } from './passages.ts';
import { ageInWords, dueInWords, noticeInWords, placeInWords, upheldInWords } from './words.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const marked = (text: string, ...excerpts: string[]) =>
  passagesOf(text, excerpts)
    .map((passage) => (passage.marked ? `<${passage.text}>` : passage.text))
    .join('');

describe('what held a text is marked in it', () => {
  test('wherever it stands, whatever its capitals', () => {
    assert.equal(marked('Achetez ICI, achetez là', 'achetez'), '<Achetez> ICI, <achetez> là');
  });
  test('overlapping excerpts are one mark', () => {
    assert.equal(marked('abcdef', 'bcd', 'cde'), 'a<bcde>f');
  });
  test('an excerpt that is not in it, or is empty, marks nothing', () => {
    assert.equal(marked('Bonjour', 'adieu', '', ' '), 'Bonjour');
  });
  test('no letter is lost, be it one that grows in small letters', () => {
    assert.equal(marked('İstanbul', 'stan').replaceAll(/[<>]/g, ''), 'İstanbul');
  });
});

test('whoever judges an appeal is told what a yes does with the text', () => {
  const whole = { body: 'Bonjour', redactedBody: null };
  const masked = { body: 'Bonjour', redactedBody: '[…]' };
  assert.equal(upheldInWords({ ...whole, state: 'refused' }, 'published'), 'le texte est publié.');
  assert.match(upheldInWords({ ...whole, state: 'refused' }, 'awaiting-elected'), /n’est pas encore public/);
  assert.equal(upheldInWords({ ...whole, state: 'removed' }, 'published'), 'le texte redevient public.');
  assert.match(upheldInWords({ ...masked, state: 'removed' }, 'published-redacted'), /redevient public, en partie/);
  assert.match(upheldInWords({ ...masked, state: 'published-redacted' }, 'published'), /en entier/);
  assert.match(upheldInWords({ ...masked, state: 'published-redacted' }, 'awaiting-elected'), /reste publique/);
});

test('a row says whose hands took a text away, and what it was sent for', () => {
  const row = { author: 'active', state: 'refused', corrects: true, isReply: false } as const;
  assert.equal(placeInWords(row), 'refusé, correction');
  assert.equal(placeInWords({ ...row, author: 'withdrawn', corrects: false }), 'retiré par son auteur·rice');
  assert.equal(placeInWords({ ...row, state: 'published', corrects: false, isReply: true }), 'publié, réponse');
});

test('the letter about an official reply went to whoever is answered', () => {
  assert.match(noticeInWords({ action: 'reply', notice: 'letter' }), /à la personne à qui cette réponse/);
  assert.match(noticeInWords({ action: 'refuse', notice: 'letter' }), /à son auteur·rice/);
});

describe('a passage is masked', () => {
  test('it becomes a mark, and the rest stays', () => {
    assert.deepEqual(redact('Appelez le 06 12 demain', 11, 16), { text: 'Appelez le […] demain', caret: 14 });
  });
  test('the spaces around it stay', () => {
    assert.equal(redact('Appelez le 06 demain', 10, 14)?.text, 'Appelez le […] demain');
  });
  test('nothing selected masks nothing', () => {
    assert.equal(redact('Bonjour', 3, 3), null);
    assert.equal(redact('a   b', 1, 3), null);
  });
  test('a selection that touches a mark swallows it: never a mark in a mark', () => {
    assert.equal(redact('a […] b c', 4, 7)?.text, 'a […] c');
    assert.equal(redact('a […] b', 0, 3)?.text, '[…] b');
    assert.equal(redact('a […]b', 5, 6)?.text, 'a […]');
  });
});

describe('keys of the desk', () => {
  test('a letter asks for an act, j and k move', () => {
    assert.deepEqual(commandOf({ key: 'r', ...plain }, false), { kind: 'act', action: 'refuse' });
    assert.deepEqual(commandOf({ key: 'j', ...plain }, false), { kind: 'next' });
    assert.deepEqual(commandOf({ key: 'l', ...plain }, false), { kind: 'read' });
  });
  test('while somebody types, letters are letters; Escape still closes', () => {
    assert.equal(commandOf({ key: 'r', ...plain }, true), null);
    assert.deepEqual(commandOf({ key: 'Escape', ...plain }, true), { kind: 'close' });
  });
  test('keys with Ctrl, Alt or Cmd stay the browser’s', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
      assert.equal(commandOf({ key: 'r', ...plain, [modifier]: true }, false), null);
  });
});

describe('time in the queue', () => {
  const now = Date.parse('2026-11-25T12:00:00Z');
  test('age is short', () => {
    assert.equal(ageInWords('2026-11-25T11:59:50Z', now), '1\u00a0min');
    assert.equal(ageInWords('2026-11-25T09:00:00Z', now), '3\u00a0h');
    assert.equal(ageInWords('2026-11-22T09:00:00Z', now), '3\u00a0j');
  });
  test('what is late from midnight on is due the day before', () => {
    assert.equal(dueInWords('2026-11-26T23:00:00Z'), 'd’ici jeu. 26 nov.');
    assert.equal(dueInWords('2026-12-01T23:00:00Z'), 'd’ici mar. 1er déc.');
  });
});
