import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { PRIVACY_FILES } from './files.ts';
import { declaredAttributes, privacyNotes } from './notes.ts';
import { publicNotice } from './register.ts';
import { TREATMENTS } from './treatments.ts';

describe('the privacy notes', () => {
  test('say of every attribute of every type why, how long and how it goes, once', async () => {
    const declared = await declaredAttributes();
    const notes = privacyNotes();
    assert.ok(declared.size > 35, `only ${declared.size} types`);
    for (const [type, attributes] of declared) {
      const noted = (notes.get(type)?.groups ?? []).flatMap((group) => group.attributes);
      assert.deepEqual([...noted].sort(), [...attributes].sort(), `${type} : complétez son privacy.json`);
    }
    assert.deepEqual(
      [...notes.keys()].filter((type) => !declared.has(type)),
      [],
      'types that are gone',
    );
    for (const [type, { treatment, groups }] of notes) {
      assert.ok(Object.hasOwn(TREATMENTS, treatment), `${type}: ${treatment}`);
      for (const { purpose, retention, erasure, personal } of groups) {
        for (const words of [purpose, retention, erasure]) assert.match(words, /^[^{}|]{4,}$/, `${type}: ${words}`);
        assert.equal(typeof personal, 'boolean');
      }
    }
  });

  test('tell the public of the directory in its own words', () => {
    assert.match(
      publicNotice(),
      /adresse électronique \| annoncer les consultations et ce qui y change \| .*36 mois.*24 mois/,
    );
  });

  for (const { path, text } of PRIVACY_FILES) {
    test(`${path.split('/').at(-1)} is what the command writes`, () => {
      assert.equal(readFileSync(path, 'utf8'), text(), 'lancez « npm run privacy-register »');
    });
  }
});
