import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOf, writtenHtml } from './written-text.ts';

const kinds = (text: string, redacted = false) => partsOf(text, redacted).map(({ kind, text: part }) => [kind, part]);

test('an address in a text is a link, without the mark that ends the sentence', () => {
  assert.deepEqual(kinds('Voyez (https://exemple.fr/a?b=1), puis rien.'), [
    ['text', 'Voyez ('],
    ['link', 'https://exemple.fr/a?b=1'],
    ['text', '),'],
    ['text', ' puis rien.'],
  ]);
  assert.deepEqual(kinds('javascript:alert(1) data:text/html,x'), [['text', 'javascript:alert(1) data:text/html,x']]);
  assert.deepEqual(kinds('https://[ sans suite'), [
    ['text', 'https://['],
    ['text', ' sans suite'],
  ]);
});

test('what the team took out is marked, and an author cannot make that mark', () => {
  assert.deepEqual(kinds('Monsieur […] est parti', true), [
    ['text', 'Monsieur '],
    ['cut', '[…]'],
    ['text', ' est parti'],
  ]);
  assert.deepEqual(
    kinds('Monsieur […] est parti').map(([kind]) => kind),
    ['text', 'text', 'text'],
  );
});

test('every character that was typed is still there', () => {
  for (const text of ['https://a.fr/…', '\u202e<b>https://x"y', 'https://', '[…][…]https://é.fr!', 'h'.repeat(5_000)])
    assert.equal(
      partsOf(text, true)
        .map((part) => part.text)
        .join(''),
      text,
    );
});

test('as HTML it holds no tag but ours, whatever was typed', () => {
  for (const text of [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'https://exemple.fr/"onmouseover="alert(1)',
    "https://exemple.fr/'><svg/onload=alert(1)>",
    '[…]<mark>',
  ]) {
    const tags = writtenHtml(text, true).match(/<[^>]*>/g) ?? [];
    const ours = /^<(\/?mark|\/a|a href="https:\/\/exemple\.fr\/[^"<>' ]*" rel="ugc nofollow noreferrer")>$/;
    assert.ok(
      tags.every((tag) => ours.test(tag)),
      `${text} gives ${tags.join(' ')}`,
    );
  }
  assert.equal(
    writtenHtml('Voir https://exemple.fr/?a=1&b=2 !', false),
    'Voir <a href="https://exemple.fr/?a=1&amp;b=2" rel="ugc nofollow noreferrer">https://exemple.fr/?a=1&amp;b=2</a> !',
  );
});
