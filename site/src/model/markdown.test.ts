import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markdown } from './markdown.ts';

test('headings start at the level that the page has room for', () => {
  assert.match(markdown('# Titre\n\n### Sous', 3), /<h3>Titre<\/h3>[\s\S]*<h4>Sous<\/h4>/);
});

for (const hostile of [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '<a href="//evil.example" style="x" onclick="x">x</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<p style="color:red">x</p>',
]) {
  test(`nothing dangerous is left of ${hostile}`, () => {
    assert.doesNotMatch(markdown(hostile), /script|onerror|onclick|iframe|style=|javascript:|<img|evil/);
  });
}

test('a table may be scrolled by keyboard', () => {
  assert.match(
    markdown('| a | b |\n|---|---|\n| 1 | 2 |'),
    /<section class="table" tabindex="0"[^>]*><table>[\s\S]*<th scope="col">a<\/th>/,
  );
});

test('a text that needs no sanitizing is written as if it had been sanitized', () => {
  const pieces = [
    '« Oui »',
    "l'eau",
    '"',
    '&',
    '&amp;',
    '&nbsp;',
    '>',
    '> cité',
    '**fort**',
    '_fin_',
    '- un',
    '1. deux',
  ];
  const others = ['`code`', '# Titre', '---', '\\', 'www.example.org', 'a@b.fr', '\n', '\n\n', ' ', '  \n', '~x~'];
  const texts = fc.array(
    fc.oneof(
      fc.constantFrom(...pieces, ...others),
      fc.string({ maxLength: 4 }).filter((part) => !part.includes('<')),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join('');
      // The comment is sanitized away, and makes the text one that must be.
      assert.equal(markdown(text).trim(), markdown(`<!-- -->\n\n${text}`).trim());
    }),
    { numRuns: 2_000 },
  );
});
