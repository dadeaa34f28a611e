import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compose } from '../compose.ts';
import { mailProse } from '../mail-markdown.ts';
import { safeLine } from '../safe-csv.ts';
import type { EventFacts } from './facts.ts';
import { handLetter } from './hand-letter.ts';
import type { Announcement, MailFacts } from './mail-facts.ts';
import { closingLetter, datesLetter, meetingLetter } from './news-letters.ts';

const NOW = Date.parse('2026-11-30T11:00:00Z');
const meeting = (more: Partial<EventFacts> = {}): EventFacts => ({
  id: 'salle',
  kind: 'public-meeting',
  title: 'Choisir le tracé',
  starts: '2026-12-01T18:30',
  ends: null,
  place: 'Salle des fêtes',
  address: null,
  status: 'planned',
  changedFrom: null,
  reason: null,
  ...more,
});
const facts = (closes: string | null = '2027-01-15'): MailFacts => ({
  site: {
    name: 'Agglo forum',
    organisation: 'Agglomération',
    contactEmail: 'forum@example.org',
    url: 'https://forum.example.org',
    demo: false,
  },
  project: { title: 'Le Vistre', slug: 'vistre', summary: 'À l’ombre.', example: false },
  consultation: {
    title: 'Une voie verte',
    slug: 'trace',
    opens: '2026-11-23T12:00',
    closes,
    procedure: null,
    legalRegister: false,
    registerUrl: null,
    email: null,
    postalAddress: null,
    places: [],
  },
  events: [meeting()],
});
const BEFORE = { opens: '2026-11-23T12:00', closes: '2026-12-24' };
const textOf = ({ letter }: Announcement) => compose(letter).text.replace(/[\u202f\u00a0]/g, ' ');

describe('the mails that follow an opening', () => {
  const held = { starts: '2026-12-01T18:30', where: 'Salle des fêtes', cancelled: false };
  const all: Readonly<Record<string, Announcement>> = {
    dates: datesLetter(facts(), BEFORE, NOW),
    cancelled: meetingLetter(facts(), meeting({ status: 'cancelled', reason: 'inondation' }), 'cancelled', held),
    moved: meetingLetter(facts(), meeting({ starts: '2026-12-08T18:30' }), 'changed', held),
    movedElsewhere: meetingLetter(facts(), meeting({ starts: '2026-12-08T18:30', place: 'Gymnase' }), 'changed', held),
    elsewhere: meetingLetter(facts(), meeting({ place: 'Gymnase' }), 'changed', held),
    withdrawn: meetingLetter(facts(), meeting({ status: 'withdrawn' }), 'cancelled', held),
    maintained: meetingLetter(facts(), meeting(), 'maintained', { ...held, cancelled: true }),
    closing: closingLetter(facts(), NOW),
    hand: handLetter(facts().site, facts(), { subject: 'Une nouvelle', body: 'Bonjour **à tous**.', toAll: true }, NOW),
  };
  test('say what is new and what it was before', () => {
    const said: Readonly<Record<string, RegExp>> = {
      dates: /se termine le vendredi 15 janvier 2027, au lieu du jeudi 24 décembre 2026/,
      cancelled: /1er décembre 2026 à 18 h 30 n’a pas lieu\. Ne vous déplacez pas\.[\s\S]*Motif : inondation/,
      withdrawn: /annoncé pour le mardi 1er décembre 2026 à 18 h 30 est retiré\. Ne vous déplacez pas\./,
      moved: /prévu le mardi 1er décembre 2026 à 18 h 30 a lieu le mardi 8 décembre 2026 à 18 h 30\./,
      movedElsewhere: /a lieu le mardi 8 décembre 2026 à 18 h 30, et change de lieu : Gymnase\./,
      elsewhere: /change de lieu : Gymnase/,
      maintained: /que nous avions dit annulé, a bien lieu/,
      closing: /jusqu’au vendredi 15 janvier 2027 inclus/,
      hand: /Bonjour à tous\./,
    };
    for (const [name, words] of Object.entries(said)) {
      const announcement = all[name];
      assert.ok(announcement);
      assert.match(textOf(announcement), words, name);
    }
    assert.match(textOf(datesLetter(facts(null), BEFORE, NOW)), /ne vaut plus/);
    assert.match(all['dates']?.letter.subject ?? '', /^Prolongation/);
    const warning = Object.keys(all).filter((name) => all[name]?.letter.warns === true);
    assert.deepEqual(warning, ['cancelled', 'withdrawn'], 'what does not take place is no good news');
    assert.match(all['cancelled']?.letter.title ?? '', /^Annulé/);
    assert.match(textOf(all['cancelled'] ?? assert.fail()), /S’il est reporté, la nouvelle date sera publiée/);
    assert.doesNotMatch(textOf(all['withdrawn'] ?? assert.fail()), /reporté/);
    assert.match(datesLetter(facts('2026-12-10'), BEFORE, NOW).letter.subject, /^Dates changées/);
  });
  test('say of a postponed consultation that it opens later and ends later, and not that it is prolonged', () => {
    const postponed = { ...facts(), consultation: { ...facts().consultation, opens: '2026-12-07T09:00' } };
    const both = datesLetter(postponed, { opens: '2026-12-01T09:00', closes: '2026-12-24' }, NOW);
    assert.match(
      textOf(both),
      /s’ouvre le lundi 7 décembre 2026 à 9 h, au lieu du mardi 1er décembre 2026 à 9 h\. Elle se termine le vendredi 15 janvier 2027, au lieu du jeudi 24 décembre 2026\./,
    );
    assert.match(both.letter.subject, /^Dates changées/);
    const open = datesLetter(facts(), { ...BEFORE, opens: '2026-11-23T11:00' }, NOW);
    assert.match(open.letter.subject, /^Prolongation/, 'it has opened');
    assert.doesNotMatch(textOf(open), /s’ouvre/);
  });
  test('remember no more than they say', () => {
    assert.deepEqual(Object.keys(all['dates']?.told ?? {}), ['opens', 'closes']);
    const moved = { ...held, title: 'Choisir le tracé', starts: '2026-12-08T18:30' };
    assert.deepEqual(all['moved']?.told, { events: { salle: moved } });
    assert.deepEqual(Object.keys(all['closing']?.told ?? {}), ['closes', 'events']);
    const text = { subject: 'Une nouvelle', body: 'Bonjour.', toAll: false };
    assert.equal(handLetter(facts().site, facts(), text, NOW).told.toSome, true);
    assert.equal(all['hand']?.told.toSome, undefined);
  });
  test('ask nothing of anybody else, stay small, and let everybody out', () => {
    for (const [name, { letter }] of Object.entries(all)) {
      const { html, text } = compose(letter);
      assert.doesNotMatch(html, /<img|<script|@import|url\(|src=/, name);
      for (const [, host] of html.matchAll(/https?:\/\/([^/"<]+)/g)) assert.equal(host, 'forum.example.org');
      assert.ok(Buffer.byteLength(html) < 100_000);
      for (const form of [html, text]) assert.match(form, /%%LIEN-DESINSCRIPTION%%/, name);
    }
  });
});

describe('what somebody writes by hand', () => {
  test('is the same in HTML and in text', () => {
    const { html, text } = mailProse('## Et après ?\n\n- un\n- **deux**\n\nVoir [la page](https://a.example.org/).');
    assert.match(html, /<h2[^>]*>Et après\u202f\?<\/h2>[\s\S]*<li[^>]*><strong>deux<\/strong>|<strong>deux<\/strong>/);
    assert.match(html, /href="https:\/\/a\.example\.org\/"/);
    assert.equal(text, 'Et après\u202f?\n\n- un\n- deux\n\nVoir la page (https://a.example.org/).');
  });
  test('never becomes a tag or a link that runs', () => {
    const hostile = [
      '<script>',
      '<img src=x onerror=y>',
      '[x](javascript:y)',
      '![p](https://t.example/p.gif)',
      '&lt;b&gt;',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string())), (parts) => {
        const { html } = mailProse(parts.join(' '));
        assert.doesNotMatch(html, /<(?!\/?(p|h2|ul|ol|li|strong|em|a|br|blockquote|hr)[\s>])/);
        assert.doesNotMatch(html, /href="(?!https?:|mailto:)/i);
      }),
    );
  });
});

test('a cell of an export is never a formula', () => {
  for (const start of ['=', '+', '-', '@', '\t=', '\r', '\n', ' =', '\uff1d', '\uff20', '\u00a0+'])
    assert.match(safeLine([`${start}1`]), /^"?'/, JSON.stringify(start));
  assert.equal(safeLine(['Vélo "Garrigue"; Nîmes', 'a']), '"Vélo ""Garrigue""; Nîmes";a\r\n');
});
