import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enumeration, fileSize, french, frenchHtml, frenchNumber, NARROW, plural, WIDE } from './typography.ts';

test('high punctuation and guillemets get spaces that do not break', () => {
  assert.equal(french("« Diagonal » : l'avis ?"), `«${NARROW}Diagonal${NARROW}»${WIDE}: l’avis${NARROW}?`);
});

test('a number keeps its sign close, and its word at the width of a space', () => {
  assert.equal(french('18 h 30, 12 km, 5 %'), `18${NARROW}h 30, 12${NARROW}km, 5${NARROW}%`);
  for (const words of ['1 jour', '2 jours', '3 mois', '1 an', '48 heures'])
    for (const space of [' ', NARROW, WIDE]) assert.equal(french(words.replace(' ', space)), words.replace(' ', WIDE));
  assert.equal(plural(2, 'texte', 'textes'), `2${WIDE}textes`);
});

test('an address is left as it is', () => {
  const address = 'https://example.org/a?b=c;d:e!f';
  assert.equal(french(address), address);
});

test('it is the same when done twice', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '«', '»', ':', ';', '!', '?', "'", '’', NARROW, WIDE) }),
      (text) => assert.equal(french(french(text)), french(text)),
    ),
  );
});

test('tags of HTML are not touched', () => {
  assert.equal(frenchHtml('<a href="x ; y">Oui !</a>'), `<a href="x ; y">Oui${NARROW}!</a>`);
});

test('numbers, lists and sizes read as French', () => {
  assert.equal(frenchNumber(1234567), `1${NARROW}234${NARROW}567`);
  assert.equal(enumeration(['a', 'b', 'c']), 'a, b et c');
  assert.equal(fileSize(2_000_000), `2${NARROW}Mo`);
});
