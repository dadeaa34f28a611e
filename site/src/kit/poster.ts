import PDFDocument from 'pdfkit';
import { qrOf } from './qr.ts';
import type { Labelled, PosterText } from './poster-text.ts';
import { SCENE, sceneShapes } from './scene.ts';

export interface PosterFonts {
  readonly serif: Buffer;
  readonly sans: Buffer;
  readonly strong: Buffer;
}

/** Points; A4 is 595 by 842. */
const PAGE = { width: 595.28, height: 841.89, margin: 48 };
const WIDTH = PAGE.width - 2 * PAGE.margin;
const BAND = { top: 76, height: 214 };
const BOX = { top: 602, height: 186, inset: 20, code: 132 };
const INK = '#22302f';
const MUTED = '#56625f';
const GARRIGUE = '#1f5a4c';
const PAPER = '#fffdf9';
const OCHRE = '#e0a63a';

/**
 * What a font may do to its letters. To read its tables takes most of the time of a poster: the title alone, where it
 * is seen, is kerned. `object`, for the types of pdfkit know a list of what is on, and not what is off.
 */
const PLAIN = {
  ccmp: false,
  locl: false,
  rlig: false,
  calt: false,
  liga: false,
  clig: false,
  mark: false,
  mkmk: false,
};
const SHAPED: object = { features: PLAIN };
const UNKERNED: object = { features: { ...PLAIN, kern: false } };

/** Its types do not know it yet. */
const ACCESSIBLE: object = { subset: 'PDF/UA' };

type Pdf = InstanceType<typeof PDFDocument>;
type Font = keyof PosterFonts;
interface Block {
  readonly tag: 'H1' | 'H2' | 'P';
  readonly font: Font;
  readonly size: number;
  readonly colour: string;
  readonly text: string;
}
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * An A4 notice to print: tagged, with title and language, fonts within. The same bytes for the same words and instant
 * (ISO; of the last publication).
 */
export async function poster(text: PosterText, fonts: PosterFonts, at: string): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    // Else the Helvetica of PDF is read for nothing.
    font: '',
    margin: 0,
    pdfVersion: '1.7',
    ...ACCESSIBLE,
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    info: { Title: text.title, Author: text.siteName, Subject: text.what, CreationDate: new Date(at) },
  });
  const done = bytesOf(pdf);
  for (const [name, bytes] of Object.entries(fonts)) pdf.registerFont(name, bytes);
  new Poster(pdf).draw(text);
  pdf.end();
  return done;
}

class Poster {
  readonly #pdf: Pdf;
  readonly #root: PDFKit.PDFStructureElement;

  constructor(pdf: Pdf) {
    this.#pdf = pdf;
    this.#root = pdf.struct('Document');
    pdf.addStructure(this.#root);
  }

  draw(text: PosterText): void {
    this.#artifact(() => this.#scenery());
    this.#brand(text);
    const top = this.#head(text);
    this.#facts(text.facts, top);
    this.#artifact(() => this.#pdf.roundedRect(PAGE.margin, BOX.top, WIDTH, BOX.height, 10).fill(GARRIGUE));
    this.#ways(text);
    this.#code(text);
    this.#imprint(text);
    this.#root.end();
  }

  /** Nothing that a reader of the text must hear of. */
  #artifact(paint: () => void): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    paint();
    this.#pdf.endMarkedContent();
  }

  #scenery(): void {
    const pdf = this.#pdf;
    const scale = PAGE.width / SCENE.width;
    const sky = pdf.linearGradient(0, BAND.top, 0, BAND.top + BAND.height);
    sky.stop(0, SCENE.skyHigh).stop(1, SCENE.skyLow);
    pdf.save().rect(0, BAND.top, PAGE.width, BAND.height).clip();
    pdf.rect(0, BAND.top, PAGE.width, BAND.height).fill(sky);
    // The foot of the scene stands on the lower edge of the band.
    pdf.translate(0, BAND.top + BAND.height - SCENE.height * scale).scale(scale);
    for (const { fill, path } of sceneShapes()) pdf.path(path).fill(fill);
    pdf.restore();
  }

  #brand({ siteName, tagline }: PosterText): void {
    const pdf = this.#pdf;
    this.#artifact(() => {
      pdf.save().translate(PAGE.margin, 22);
      pdf.roundedRect(0, 0, 36, 36, 8).fill(GARRIGUE);
      pdf.scale(0.9).lineWidth(3.6).strokeColor(PAPER);
      pdf.path('M7 30V19.5a6.5 6.5 0 0 1 13 0V30M20 30V19.5a6.5 6.5 0 0 1 13 0V30').stroke();
      pdf.lineWidth(3).strokeColor(OCHRE).path('M6 32.5h28').stroke().restore();
    });
    const place = { x: PAGE.margin + 48, width: WIDTH - 48, height: 20 };
    this.#write({ tag: 'P', font: 'serif', size: 17, colour: INK, text: siteName }, { ...place, y: 21 });
    this.#write({ tag: 'P', font: 'sans', size: 10, colour: MUTED, text: tagline }, { ...place, y: 43 });
  }

  /** Answers where the facts begin. */
  #head({ call, title, what, summary }: PosterText): number {
    const heading = this.#fitting({ tag: 'H1', font: 'serif', colour: INK, text: title }, 42, 116);
    const blocks: readonly (readonly [Block, number, number])[] = [
      [{ tag: 'P', font: 'strong', size: 19, colour: '#a8431f', text: call }, 26, 2],
      [heading, 120, 6],
      [{ tag: 'P', font: 'strong', size: 12.5, colour: GARRIGUE, text: what }, 34, 6],
      [{ tag: 'P', font: 'sans', size: 12, colour: INK, text: summary }, 46, 14],
    ];
    let y = BAND.top + BAND.height + 14;
    for (const [block, most, after] of blocks) {
      const height = Math.min(this.#heightOf(block, WIDTH), most);
      this.#write(block, { x: PAGE.margin, y, width: WIDTH, height });
      y += height + after;
    }
    return y;
  }

  #facts(facts: readonly Labelled[], top: number): void {
    const column = 92;
    let y = top;
    for (const { label, text } of facts) {
      const block: Block = { tag: 'P', font: 'sans', size: 12, colour: INK, text };
      const height = Math.min(this.#heightOf(block, WIDTH - column), BOX.top - 8 - y);
      if (height < 14) return;
      const head: Block = { ...block, font: 'strong', colour: GARRIGUE, text: label };
      this.#write(head, { x: PAGE.margin, y, width: column - 8, height: 18 });
      this.#write(block, { x: PAGE.margin + column, y, width: WIDTH - column, height });
      y += height + 5;
    }
  }

  #ways({ ways, address }: PosterText): void {
    const x = PAGE.margin + BOX.inset;
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
      const fitted = block.size === 16 ? this.#fitting(block, 16, 24, width) : block;
      const height = Math.min(this.#heightOf(fitted, width), bottom - y);
      if (height < block.size) return;
      this.#write(fitted, { x, y, width, height });
      y += height + after;
    }
  }

  #code({ link, address }: PosterText): void {
    const pdf = this.#pdf;
    const { size, path } = qrOf(link);
    const x = PAGE.margin + WIDTH - BOX.inset - BOX.code;
    const y = BOX.top + (BOX.height - BOX.code) / 2;
    const around: object = { bbox: [x, y, x + BOX.code, y + BOX.code] };
    const alt = `Code QR qui mène à ${address}`;
    this.#root.add(
      pdf.struct('Figure', { alt, ...around }, () => {
        pdf.roundedRect(x, y, BOX.code, BOX.code, 6).fill('#ffffff');
        pdf
          .save()
          .translate(x, y)
          .scale(BOX.code / size)
          .path(path)
          .fill('#000000')
          .restore();
      }),
    );
  }

  #imprint({ imprint, warnings }: PosterText): void {
    const block: Block = { tag: 'P', font: 'sans', size: 9, colour: MUTED, text: imprint };
    const place = { x: PAGE.margin, width: WIDTH, height: 13 };
    this.#write(block, { ...place, y: BOX.top + BOX.height + 14 });
    this.#write({ ...block, text: warnings.join(' · ') }, { ...place, y: BOX.top + BOX.height + 28 });
  }

  /** The largest size up to `size` at which the words stay within a height. */
  #fitting(block: Omit<Block, 'size'>, size: number, height: number, width = WIDTH): Block {
    const fits = { ...block, size };
    return size > 12 && this.#heightOf(fits, width) > height ? this.#fitting(block, size - 1, height, width) : fits;
  }

  #heightOf({ font, size, text }: Block, width: number): number {
    return Math.ceil(
      this.#pdf
        .font(font)
        .fontSize(size)
        .heightOfString(text, { width, ...shapingOf(font) }),
    );
  }

  #write({ tag, font, size, colour, text }: Block, { x, y, width, height }: Place): void {
    const pdf = this.#pdf;
    this.#root.add(
      pdf.struct(tag, {}, () => {
        const options = { width, height: height + 2, ellipsis: true, ...shapingOf(font) };
        pdf.font(font).fontSize(size).fillColor(colour).text(text, x, y, options);
      }),
    );
  }
}

function shapingOf(font: Font): object {
  return font === 'serif' ? SHAPED : UNKERNED;
}

async function bytesOf(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of pdf as unknown as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
