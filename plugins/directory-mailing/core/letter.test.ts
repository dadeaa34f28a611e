import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compose } from './compose.ts';
import { personalise } from './letter.ts';
import { momentInWords } from './french.ts';
import type { MailFacts } from './occasions/mail-facts.ts';
import { openingLetter } from './opening-letter.ts';

const facts = (title = 'Une voie verte'): MailFacts => ({
  site: {
    name: 'Agglo forum',
    organisation: 'Agglomération',
    contactEmail: 'forum@example.org',
    url: 'https://forum.example.org',
    demo: true,
  },
  project: { title: 'Le Vistre', slug: 'vistre', summary: 'Huit kilomètres à l’ombre.', example: true },
  consultation: {
    title,
    slug: 'trace',
    opens: '2026-11-23T12:00',
    closes: '2026-12-24',
    procedure: 'Concertation volontaire',
    legalRegister: false,
    registerUrl: null,
    email: 'vistre@example.org',
    postalAddress: '1 rue d’Essai\n30000 Nîmes',
    places: [{ name: 'Mairie', address: null }],
  },
  events: [],
});
const NOW = Date.parse('2026-11-23T11:00:00Z');
const opening = (of = facts()) => openingLetter(of, NOW).letter;

describe('the mail of an opening', () => {
  const mail = compose(opening());
  test('says the same in HTML and in text', () => {
    const said = [
      'Une voie verte',
      'Le Vistre',
      'https://forum.example.org/projets/vistre/trace/',
      'vistre@example.org',
      'Mairie',
      'Démonstration, site non officiel',
    ];
    for (const words of said) for (const form of [mail.html, mail.text]) assert.ok(form.includes(words), words);
  });
  test('asks nothing of anybody else, stays small and has no picture', () => {
    assert.doesNotMatch(mail.html, /<img|<script|@import|url\(|src=/);
    for (const [, host] of mail.html.matchAll(/https?:\/\/([^/"<]+)/g)) assert.equal(host, 'forum.example.org');
    assert.ok(Buffer.byteLength(mail.html) < 100_000);
  });
  test('gives each recipient an own way out, twice', () => {
    const url = 'https://forum.example.org/participer/desinscription/k1.a.b';
    assert.ok(personalise(mail.html, url).includes(`href="${url}"`));
    assert.ok(personalise(mail.text, url).includes(url));
    assert.doesNotMatch(personalise(mail.html + mail.text, url), /%%/);
  });
  test('takes every title for text', () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        const { html } = compose(opening(facts(`<b onclick="x">${title}</b>`)));
        assert.ok(!html.includes('<b '));
      }),
    );
  });
  test('leads to the register where the law has one', () => {
    const letter = opening({ ...facts(), consultation: { ...facts().consultation, legalRegister: true } });
    assert.equal(letter.action.label, 'Déposer une observation au registre');
  });
});

describe('a letter with two ways on', () => {
  const url = 'https://forum.example.org/participer/recours/k1.a.b/';
  const { html, text } = compose({ ...opening(), second: { label: 'Contester <ceci>', url } });
  test('has a button for either, the first one first, and says the same in text', () => {
    const first = html.indexOf(opening().action.url);
    assert.ok(first > 0 && html.indexOf(`href="${url}"`) > first);
    assert.ok(html.includes('>Contester &lt;ceci&gt;</a>'));
    assert.ok(text.includes(`Contester <ceci>\u00a0:\n${url}`));
  });
  test('leaves a letter with one way as it was', () => {
    assert.doesNotMatch(compose(opening()).html, /class="second"/);
  });
});

test('what stands beside a letter has a heading of its own, and an address there is a link', () => {
  const page = 'https://forum.example.org/projets/vistre/trace/#commentaire-1';
  const { html, text } = compose({ ...opening(), ways: [page], waysTitle: 'Le commentaire en ligne' });
  assert.ok(text.includes(`Le commentaire en ligne\n- ${page}`) && html.includes(`href="${page}"`));
  const usual = compose(opening());
  for (const form of [html, text]) assert.doesNotMatch(form, /Autres moyens de participer/);
  for (const form of [usual.html, usual.text]) assert.match(form, /Autres moyens de participer/);
});

test('a moment is written as in French, without an hour that nobody gave', () => {
  assert.equal(momentInWords('2026-12-24'), 'jeudi 24 décembre 2026');
  assert.equal(momentInWords('2026-12-24T18:00'), 'jeudi 24 décembre 2026 à 18\u202fh');
  assert.equal(momentInWords('2026-07-01T09:05'), 'mercredi 1er juillet 2026 à 9\u202fh\u202f05');

  test('a subject of any length fits into its column, keeps its beginning, and splits no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => {
        const { subject } = compose({ ...opening(), subject: title });
        assert.ok(subject.length <= 200 && subject.isWellFormed() === title.isWellFormed());
        assert.ok(subject === title || (subject.endsWith('…') && title.startsWith(subject.slice(0, -1))));
      }),
    );
    const words = 'Une place à l’ombre '.repeat(20);
    assert.match(compose({ ...opening(), subject: words }).subject, /(?:ombre|Une|place|à)…$/);
  });
});
