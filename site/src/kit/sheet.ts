import { buffer } from 'node:stream/consumers';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';

export interface PosterFonts {
  readonly serif: Buffer;
  readonly sans: Buffer;
  readonly strong: Buffer;
}

export interface Block {
  readonly tag: 'H1' | 'H2' | 'P';
  readonly font: keyof PosterFonts;
  readonly size: number;
  readonly colour: string;
  readonly text: string;
}

/** Points, from the upper left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface About {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** ISO instant; the same bytes for the same one. */
  readonly at: string;
}

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 };

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

/** The types of pdfkit do not know it yet. */
const ACCESSIBLE: object = { subset: 'PDF/UA' };

export type Pdf = InstanceType<typeof PDFDocument>;

/** One page to print: tagged, in French, with a title, its fonts within. What is written is told to a screen reader. */
export class Sheet {
  readonly #pdf: Pdf;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #bytes: Promise<Buffer>;

  constructor(fonts: PosterFonts, { title, author, subject, at }: About) {
    this.#pdf = new PDFDocument({
      size: 'A4',
      // Else the Helvetica of PDF is read for nothing.
      font: '',
      margin: 0,
      pdfVersion: '1.7',
      ...ACCESSIBLE,
      tagged: true,
      lang: 'fr-FR',
      displayTitle: true,
      info: { Title: title, Author: author, Subject: subject, CreationDate: new Date(at) },
    });
    this.#bytes = buffer(this.#pdf);
    // The types of pdfkit know bytes alone.
    for (const [name, bytes] of Object.entries(fonts)) this.#pdf.registerFont(name, unused(bytes as Buffer) as never);
    this.#root = this.#pdf.struct('Document');
    this.#pdf.addStructure(this.#root);
  }

  /** Nothing that a reader of the text must hear of. */
  ornament(paint: (pdf: Pdf) => void): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    paint(this.#pdf);
    this.#pdf.endMarkedContent();
  }

  /** A picture, with the words that stand for it. */
  figure(alt: string, { x, y, width, height }: Place, paint: (pdf: Pdf) => void): void {
    const around: object = { bbox: [x, y, x + width, y + height] };
    this.#root.add(this.#pdf.struct('Figure', { alt, ...around }, () => paint(this.#pdf)));
  }

  /** Words within their place; what is too much ends in an ellipsis. */
  write({ tag, font, size, colour, text }: Block, { x, y, width, height }: Place): void {
    const pdf = this.#pdf;
    this.#root.add(
      pdf.struct(tag, {}, () => {
        const options = { width, height: height + 2, ellipsis: true, ...shapingOf(font) };
        pdf.font(font).fontSize(size).fillColor(colour).text(text, x, y, options);
      }),
    );
  }

  heightOf({ font, size, text }: Block, width: number): number {
    const options = { width, ...shapingOf(font) };
    return Math.ceil(this.#pdf.font(font).fontSize(size).heightOfString(text, options));
  }

  /** The largest size up to its own at which the words stay within a height. */
  fitting(block: Block, width: number, height: number): Block {
    const isTooHigh = block.size > 12 && this.heightOf(block, width) > height;
    return isTooHigh ? this.fitting({ ...block, size: block.size - 1 }, width, height) : block;
  }

  async end(): Promise<Buffer> {
    this.#root.end();
    this.#pdf.end();
    return this.#bytes;
  }
}

const read = new WeakMap<Buffer, object>();

/**
 * A font of which no letter has been used. Its tables are read once for all posters; its letters are not shared, for
 * each keeps what it first stood for (a space or a no-break space), and a poster would depend on those before it.
 */
function unused(bytes: Buffer): object {
  const font = read.get(bytes) ?? create(bytes);
  read.set(bytes, font);
  return Object.create(font, { _glyphs: { value: {} } }) as object;
}

function shapingOf(font: Block['font']): object {
  return font === 'serif' ? SHAPED : UNKERNED;
}
