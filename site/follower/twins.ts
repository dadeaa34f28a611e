import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const COMPRESSIBLE = /\.(html|css|js|mjs|json|xml|ics|txt|svg|webmanifest)$/;
/** A smaller file gains nothing from a twin. Bytes. */
const WORTH_COMPRESSING = 512;
/** A large file that changes often is compressed quickly rather than well, and after it is shown. Bytes. */
const LARGE = 256 * 1024;

export const TWINS = ['.br', '.gz'] as const;

/** The compressed files that stand beside a file. */
export function twinsOf(file: string, length: number): readonly (typeof TWINS)[number][] {
  return COMPRESSIBLE.test(file) && length >= WORTH_COMPRESSING ? TWINS : [];
}

export function isLarge(content: Buffer): boolean {
  return content.length > LARGE;
}

/** The twins of a content, as paths and bytes; the same bytes for the same content. */
export async function compressed(path: string, content: Buffer): Promise<[string, Buffer][]> {
  const quick = isLarge(content);
  // A window that the whole text fits in, and not a larger one: half the time for a page.
  const window = Math.ceil(Math.log2(content.length + 16));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quick ? 3 : 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    [constants.BROTLI_PARAM_LGWIN]: Math.min(Math.max(window, constants.BROTLI_MIN_WINDOW_BITS), 22),
  };
  const [br, gz] = await Promise.all([brotli(content, { params }), zip(content, { level: quick ? 1 : 6 })]);
  return [
    [`${path}.br`, br],
    [`${path}.gz`, gz],
  ];
}
