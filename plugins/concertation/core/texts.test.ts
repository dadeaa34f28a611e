import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checklistOf } from './checklist.ts';
import { aConsultation, aDossier, aProject } from './dossier-builders.ts';
import { parseDossier } from './parse-dossier.ts';
import { previewOf } from './preview.ts';
import { freeSlug, isSlug, slugOf } from './slug.ts';
import { isWebAddress } from './web-address.ts';

const choices = {
  departments: [],
  communes: [],
  themes: [],
  procedures: [],
  leads: [],
  own: { leads: [], communes: [] },
};

describe('texts of the dossier', () => {
  test('a slug comes from the title, without accents', () => {
    assert.equal(slugOf('L’Œuvre d’été : Nîmes'), 'l-oeuvre-d-ete-nimes');
    assert.ok(!isSlug('Été'));
    assert.equal(freeSlug('trace', new Set(['trace', 'trace-2'])), 'trace-3');
  });

  test('a web address is one that a page may link', () => {
    assert.ok(isWebAddress('https://registre.example.fr/t2?x=1'));
    for (const text of ['javascript:alert(1)', 'https://a b.fr', 'http://u:p@a.fr', 'ftp://a.fr'])
      assert.ok(!isWebAddress(text), text);
  });

  test('the checklist points at fields and stops nothing', () => {
    const remarks = checklistOf(aDossier());
    assert.ok(remarks.some(({ path }) => path === 'consultations.0.documents'));
    assert.ok(remarks.every(({ message }) => message.endsWith('.')));
  });

  test('a body of another shape is refused by field', () => {
    const parsed = parseDossier({ project: { title: 3 } });
    assert.ok(!parsed.ok && 'project.title' in parsed.fields);
    assert.ok(parseDossier(aDossier()).ok);
  });

  test('the preview reads like a page: intertitles, lists and emphasis, and nothing of HTML', () => {
    const body = '## Prévu\n\n- une *clôture*\n- un **abri**\n\n2 * 3 < 7\n\n*<img src=x onerror=y>*';
    const html = previewOf(aDossier({ project: aProject({ body }) }), choices, () => false);
    assert.ok(html.includes('<h3>Prévu</h3><ul><li>une <em>clôture</em></li><li>un <strong>abri</strong></li></ul>'));
    assert.ok(html.includes('<p>2 * 3 &lt; 7</p><p><em>&lt;img src=x onerror=y&gt;</em></p>'), html);
  });

  test('the preview shows what was typed, and runs none of it', () => {
    const dossier = aDossier({
      project: aProject({ title: '<script>alert(1)</script>' }),
      consultations: [aConsultation({ opens: 'demain' })],
    });
    const html = previewOf(dossier, choices, () => true);
    assert.ok(!html.includes('<script'));
    assert.ok(html.includes('demain'));
  });
});
