import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { templateText } from './template-text.ts';

const SOURCES = join(import.meta.dirname, '..');
/** What a line of text may break at although it must not: `&nbsp;` and `&#8239;` are written there. */
const BREAKABLE =
  /(?:[ \n]+[:;!?»](?=[\s\ufffc.,)]|$)|«(?:&#8239;)?[ \n]+|[ \n]&(?:nbsp|#8239);|\d[ \n]+(?:heures?|jours?|semaines?|mois|ans?)(?!\p{L}))/gu;
/** No-break spaces that nobody sees in an editor. */
const UNSEEN = /[\u00a0\u202f]/;

const visible = (template: string) => templateText(template).replaceAll('\ufffc', '');

test('the text of a template is what is neither script, tag, attribute nor expression', () => {
  const template = `---
const a = 'pas ceci ?';
---
<p title="ni ceci ?" class={b > 0 ? 'x' : 'y'}>Un <b>deux</b> {c}!</p>
<br />
{d < 3 && (
  <>
    <i>trois{' '}</i>
    {e ? <p>quatre</p> : \`ni \${f ? '<' : '>'} cela ?\`}
  </>
)}
<script>const g = 1 ? 2 : 3;</script>cinq`;
  assert.equal(templateText(template).length, template.length);
  assert.equal(visible(template).replace(/\s+/g, ' ').trim(), 'Un deux ! trois quatre cinq');
});

test('no text of a template breaks a line before its punctuation, nor between a number and its unit', () => {
  for (const path of globSync('**/*.astro', { cwd: SOURCES })) {
    const text = templateText(readFileSync(join(SOURCES, path), 'utf8'));
    const faults = [...text.matchAll(BREAKABLE)].map(({ index }) => text.slice(Math.max(0, index - 20), index + 20));
    assert.deepEqual(faults, [], `${path}: write &nbsp; before a colon and a unit, &#8239; before ; ! ? » and after «`);
    assert.doesNotMatch(text, UNSEEN, `${path}: write &nbsp; or &#8239;, which one sees`);
  }
});
