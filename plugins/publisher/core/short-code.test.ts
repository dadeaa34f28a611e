import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readShortLink, shortLink } from '../contract/short-link.ts';
import { shortCode } from './short-code.ts';

test('a short code is five letters that nobody reads for others, the same for the same entry', () => {
  const codes = Array.from({ length: 2_000 }, (_, index) => shortCode(`consultation ${index}`));
  for (const code of codes) assert.match(code, /^[cdfhjkmnprtvwx234679]{5}$/);
  assert.ok(new Set(codes).size > 1_990);
  assert.equal(shortCode('a'), shortCode('a'));
  assert.notEqual(shortCode('a', 1), shortCode('a'));
});

test('a short address is read as people type it: with capitals, with a slash or without', () => {
  const code = shortCode('a');
  for (const typed of [shortLink(code), `/c/${code.toUpperCase()}`, `/c/${code}/`])
    assert.equal(readShortLink(typed), code);
  for (const other of ['/c/', '/c/abc', `/c/${code}x`, `/d/${code}`, '/c/../x', `/c/${code}/affiche.pdf`])
    assert.equal(readShortLink(other), null);
});
