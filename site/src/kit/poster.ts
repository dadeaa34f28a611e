import { type Block, PAGE, type PosterFonts, Sheet } from './sheet.ts';
import type { Labelled, PosterText } from './poster-text.ts';
import { qrOf } from './qr.ts';
import { SCENE, sceneShapes } from './scene.ts';

/** Points. */
const MARGIN = 48;
const WIDTH = PAGE.width - 2 * MARGIN;
const BAND = { top: 76, height: 214 };
const FACTS = { column: 92, after: 5, bottom: 594 };
const TITLE = { least: 58, most: 116 };
const BOX = { top: 602, height: 186, inset: 20, code: 132 };
const INK = '#22302f';
const MUTED = '#56625f';
const GARRIGUE = '#1f5a4c';
const PAPER = '#fffdf9';
const OCHRE = '#e0a63a';

/** An A4 notice to print: the same bytes for the same words and instant (ISO; of the last publication). */
export async function poster(text: PosterText, fonts: PosterFonts, at: string): Promise<Buffer> {
  const sheet = new Sheet(fonts, { title: text.title, author: text.siteName, subject: text.what, at });
  new Poster(sheet).draw(text);
  return sheet.end();
}

class Poster {
  readonly #sheet: Sheet;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  draw(text: PosterText): void {
    this.#scenery();
    this.#brand(text);
    const top = this.#head(text);
    this.#facts(text.facts, top);
    this.#sheet.ornament((pdf) => pdf.roundedRect(MARGIN, BOX.top, WIDTH, BOX.height, 10).fill(GARRIGUE));
    this.#ways(text);
    this.#code(text);
    this.#imprint(text);
  }

  #scenery(): void {
    const scale = PAGE.width / SCENE.width;
    this.#sheet.ornament((pdf) => {
      const sky = pdf.linearGradient(0, BAND.top, 0, BAND.top + BAND.height);
      sky.stop(0, SCENE.skyHigh).stop(1, SCENE.skyLow);
      pdf.save().rect(0, BAND.top, PAGE.width, BAND.height).clip();
      pdf.rect(0, BAND.top, PAGE.width, BAND.height).fill(sky);
      // The foot of the scene stands on the lower edge of the band.
      pdf.translate(0, BAND.top + BAND.height - SCENE.height * scale).scale(scale);
      for (const { fill, path } of sceneShapes()) pdf.path(path).fill(fill);
      pdf.restore();
    });
  }

  #brand({ siteName, tagline }: PosterText): void {
    this.#sheet.ornament((pdf) => {
      pdf.save().translate(MARGIN, 22);
      pdf.roundedRect(0, 0, 36, 36, 8).fill(GARRIGUE);
      pdf.scale(0.9).lineWidth(3.6).strokeColor(PAPER);
      pdf.path('M7 30V19.5a6.5 6.5 0 0 1 13 0V30M20 30V19.5a6.5 6.5 0 0 1 13 0V30').stroke();
      pdf.lineWidth(3).strokeColor(OCHRE).path('M6 32.5h28').stroke().restore();
    });
    const place = { x: MARGIN + 48, width: WIDTH - 48, height: 20 };
    this.#sheet.write({ tag: 'P', font: 'serif', size: 17, colour: INK, text: siteName }, { ...place, y: 21 });
    this.#sheet.write({ tag: 'P', font: 'sans', size: 10, colour: MUTED, text: tagline }, { ...place, y: 43 });
  }

  /** Answers where the facts begin. */
  #head(text: PosterText): number {
    const { call, what, summary, facts } = text;
    const summarised: Block = { tag: 'P', font: 'sans', size: 12, colour: INK, text: summary };
    const title: Block = { tag: 'H1', font: 'serif', size: 42, colour: INK, text: text.title };
    const kind: Block = { tag: 'P', font: 'strong', size: 12.5, colour: GARRIGUE, text: what };
    let y = BAND.top + BAND.height + 14;
    // A long title grows smaller before a date has no room.
    const others = 28 + 6 + Math.min(this.#sheet.heightOf(kind, WIDTH), 34) + 6 + this.#heightOfFacts(facts);
    const most = Math.min(Math.max(FACTS.bottom - y - others, TITLE.least), TITLE.most);
    const blocks: readonly (readonly [Block, number, number])[] = [
      [{ tag: 'P', font: 'strong', size: 19, colour: GARRIGUE, text: call }, 26, 2],
      [this.#sheet.fitting(title, WIDTH, most), 120, 6],
      [kind, 34, 6],
    ];
    const put = (block: Block, most: number, after: number) => {
      const height = Math.min(this.#sheet.heightOf(block, WIDTH), most);
      if (height < block.size) return;
      this.#sheet.write(block, { x: MARGIN, y, width: WIDTH, height });
      y += height + after;
    };
    for (const [block, most, after] of blocks) put(block, most, after);
    // Where and until when come before what it is about, which the page tells.
    put(summarised, Math.min(46, FACTS.bottom - y - 14 - this.#heightOfFacts(facts)), 14);
    return y;
  }

  #heightOfFacts(facts: readonly Labelled[]): number {
    return facts
      .map((fact) => this.#sheet.heightOf(factBlock(fact), WIDTH - FACTS.column) + FACTS.after)
      .reduce((a, b) => a + b, 0);
  }

  #facts(facts: readonly Labelled[], top: number): void {
    const { column, after, bottom } = FACTS;
    let y = top;
    for (const fact of facts) {
      const block = factBlock(fact);
      const height = Math.min(this.#sheet.heightOf(block, WIDTH - column), bottom - y);
      if (height < block.size) return;
      const head: Block = { ...block, font: 'strong', colour: GARRIGUE, text: fact.label };
      this.#sheet.write(head, { x: MARGIN, y, width: column - 8, height: 18 });
      this.#sheet.write(block, { x: MARGIN + column, y, width: WIDTH - column, height });
      y += height + after;
    }
  }

  #ways({ ways, address }: PosterText): void {
    const x = MARGIN + BOX.inset;
    const width = WIDTH - BOX.code - 3 * BOX.inset;
    const bottom = BOX.top + BOX.height - 10;
    const lines: readonly (readonly [Block, number])[] = [
      [{ tag: 'H2', font: 'serif', size: 18, colour: PAPER, text: 'Pour participer' }, 3],
      [{ tag: 'P', font: 'sans', size: 11, colour: PAPER, text: 'En ligne, sans compte' }, 0],
      [{ tag: 'P', font: 'strong', size: 16, colour: OCHRE, text: address }, 7],
      ...ways.flatMap(({ label, text }): (readonly [Block, number])[] => [
        [{ tag: 'P', font: 'sans', size: 10.5, colour: PAPER, text: `${label}\u00a0: ${text}` }, 3],
      ]),
    ];
    let y = BOX.top + 14;
    for (const [block, after] of lines) {
      const fitted = block.size === 16 ? this.#sheet.fitting(block, width, 24) : block;
      const height = Math.min(this.#sheet.heightOf(fitted, width), bottom - y);
      if (height < block.size) return;
      this.#sheet.write(fitted, { x, y, width, height });
      y += height + after;
    }
  }

  #code({ link, address }: PosterText): void {
    const { size, path } = qrOf(link);
    const x = MARGIN + WIDTH - BOX.inset - BOX.code;
    const y = BOX.top + (BOX.height - BOX.code) / 2;
    const scale = BOX.code / size;
    this.#sheet.figure(`Code QR qui mène à ${address}`, { x, y, width: BOX.code, height: BOX.code }, (pdf) => {
      pdf.roundedRect(x, y, BOX.code, BOX.code, 6).fill('#ffffff');
      pdf.save().translate(x, y).scale(scale).path(path).fill('#000000').restore();
    });
  }

  #imprint({ imprint, warnings }: PosterText): void {
    const block: Block = { tag: 'P', font: 'sans', size: 9, colour: MUTED, text: imprint };
    const place = { x: MARGIN, width: WIDTH, height: 13 };
    this.#sheet.write(block, { ...place, y: BOX.top + BOX.height + 14 });
    this.#sheet.write({ ...block, text: warnings.join(' · ') }, { ...place, y: BOX.top + BOX.height + 28 });
  }
}

function factBlock({ text }: Labelled): Block {
  return { tag: 'P', font: 'sans', size: 12, colour: INK, text };
}
