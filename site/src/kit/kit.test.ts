import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import jsQR from 'jsqr';
import { kitOf } from '../model/kit.ts';
import { event, everyState, modelAt, NOW, project, consultation, snapshot } from '../testing/fixture.ts';
import { poster } from './poster.ts';
import { posterText } from './poster-text.ts';
import { qrOf, qrSvg } from './qr.ts';
import type { PosterFonts } from './sheet.ts';

const LINK = 'https://aggloforum.exemple.fr/c/mn6j6';
const require = createRequire(import.meta.url);
const font = (path: string) => readFileSync(require.resolve(`@expo-google-fonts/${path}.ttf`));
const fonts: PosterFonts = {
  serif: font('source-serif-4/600SemiBold/SourceSerif4_600SemiBold'),
  sans: font('source-sans-3/400Regular/SourceSans3_400Regular'),
  strong: font('source-sans-3/600SemiBold/SourceSans3_600SemiBold'),
};
const states = modelAt(everyState(), NOW);
const of = (slug: string, model = states) => {
  const [item] = model.project(slug)?.consultations ?? [];
  assert.ok(item, slug);
  return item;
};
const textOf = (slug: string, model = states) => posterText(of(slug, model), model.settings, LINK, model.demo);

/** The squares of the path, painted with four pixels a module, as a camera sees them. */
function seen(path: string, size: number): { data: Uint8ClampedArray; width: number } {
  const scale = 4;
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x = '', y = '', run = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const from = (row * width + Number(x) * scale) * 4;
      for (let pixel = 0; pixel < Number(run) * scale; pixel += 1) data.fill(0, from + pixel * 4, from + pixel * 4 + 3);
    }
  }
  return { data, width };
}

describe('the kit of a consultation', () => {
  test('is there while there is something to call for that is ours, and has the short address of its code', () => {
    const there = ['announced', 'open', 'closing-today', 'inquiry'];
    for (const slug of [...there, 'suspended', 'closed', 'reported-back', 'cancelled', 'archive', 'relay', 'undated'])
      assert.equal(kitOf(of(slug)) !== null, there.includes(slug), slug);
    const kit = kitOf(of('open'));
    assert.equal(kit?.shortPath, `/c/${of('open').code}`);
    assert.equal(kit?.poster, '/projets/open/concertation/affiche.pdf');
    assert.equal(kitOf({ ...of('open'), code: null }), null, 'a draft has no address yet');
  });

  test('has a code that another program reads as the short address', () => {
    for (const link of [LINK, `https://concertation.communaute-d-agglomeration.exemple.fr/c/cdf37`]) {
      const { path, size } = qrOf(link);
      const corners = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
      assert.equal(Math.min(...corners), 4, 'white around, without which a camera does not find it');
      const { data, width } = seen(path, size);
      assert.equal(jsQR.default(data, width, width)?.data, link);
    }
    const svg = qrSvg(LINK, 'Eau & <arbres>');
    assert.match(svg, /<title>Eau &amp; &lt;arbres&gt;<\/title>/);
    assert.doesNotMatch(svg, /script|style|href/);
  });

  test('has a poster that says what, where, until when and how, and nothing that is untrue tomorrow', () => {
    const { call, facts, ways, address, warnings } = textOf('open');
    const said = JSON.stringify([call, facts, ways]);
    assert.equal(address, 'aggloforum.exemple.fr/c/mn6j6');
    assert.deepEqual(
      facts.map(({ label }) => label),
      ['Quand', 'Où', 'Rendez-vous', 'Organisé par'],
    );
    assert.doesNotMatch(said, /reste|demain|aujourd/);
    assert.match(
      facts[2]?.text.replace(/[\u00a0\u202f]/g, ' ') ?? '',
      /^Jeudi 11 mars 2027, de 18 h 30 à 20 h 30 – Réunion publique : les esquisses, Salle des fêtes, 2 place du Marché, Nîmes$/m,
      'what it is, and in which town',
    );
    assert.deepEqual(warnings, ['Démonstration, site non officiel', 'Ne pas jeter sur la voie publique']);
    const inquiry = textOf('inquiry');
    assert.equal(inquiry.call, 'Déposez une observation au registre');
    assert.ok(inquiry.warnings.includes('Cette affiche ne remplace pas l’avis réglementaire'));
    assert.ok(inquiry.ways.some(({ label }) => label === 'Registre papier'));
    assert.doesNotMatch(JSON.stringify(textOf('open').facts), /Salle indisponible|20 mars/, 'a cancelled meeting');
  });

  test('has a poster that says how many meetings it has no room for', () => {
    const lastLine = (count: number) => {
      const events = Array.from({ length: count }, (_, index) => event(`e${index}`, 'p'));
      const model = modelAt(snapshot({ projects: [project('p')], consultations: [consultation('p')], events }), NOW);
      return (
        textOf('p', model)
          .facts.find(({ label }) => label === 'Rendez-vous')
          ?.text.split('\n')
          .at(-1) ?? ''
      );
    };
    assert.match(lastLine(4), /^et un autre, à/);
    assert.match(lastLine(5), /^et 2 autres, à/);
  });

  test('has a poster that is one tagged page in French with a title, the same bytes each time', async () => {
    const at = of('open').updatedAt;
    const made = await poster(textOf('open'), fonts, at);
    assert.ok(made.equals(await poster(textOf('open'), fonts, at)));
    const anew = { serif: Buffer.from(fonts.serif), sans: Buffer.from(fonts.sans), strong: Buffer.from(fonts.strong) };
    // Letters that look like a space and a hyphen, and are none.
    const alike = 'Une\u00a0affiche\u2010annonce';
    await poster({ ...textOf('open'), title: alike, what: alike, tagline: alike }, anew, at);
    assert.ok(made.equals(await poster(textOf('open'), anew, at)), 'whatever was printed before');
    const pdf = made.toString('latin1');
    for (const part of [/\/Marked true/, /\/Lang \(fr-FR\)/, /\/DisplayDocTitle true/, /\/S \/H1/, /\/S \/Figure/])
      assert.match(pdf, part);
    assert.match(pdf, /<pdfuaid:part>1</);
    assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, 1);
    assert.equal(pdf.match(/\/FontFile2/g)?.length, 3, 'every font is within');
    assert.doesNotMatch(pdf, /\/Helvetica|\/JavaScript|\/URI/);
  });

  test('keeps to its page, however much there is to say', async () => {
    const long = snapshot({
      projects: [project('long', { title: 'Un titre de projet '.repeat(12).trim() })],
      consultations: [
        consultation('long', {
          title: 'Une très longue consultation dont le titre ne finit pas '.repeat(5).trim(),
          introduction: 'Mot '.repeat(400),
        }),
      ],
    });
    const model = modelAt(long, NOW);
    const pdf = (await poster(textOf('long', model), fonts, NOW)).toString('latin1');
    assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, 1);
  });
});
