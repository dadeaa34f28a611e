import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escaped } from './html.ts';

test('a text stays a text, in an element and in an attribute', () => {
  assert.equal(escaped(`<b title="L'eau">&amp;</b>`), '&lt;b title=&quot;L&#39;eau&quot;&gt;&amp;amp;&lt;/b&gt;');
  assert.equal(escaped('« L’eau »'), '« L’eau »');
});
