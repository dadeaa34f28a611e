import jsQR from 'jsqr';
import { openBrowser } from './browser.ts';

interface Painted {
  readonly pixels: readonly number[];
  readonly width: number;
}

/** What a telephone reads in a drawing that Chromium has painted. */
export async function scanned(svg: string): Promise<string | undefined> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const { pixels, width } = await page.evaluate(async (source): Promise<Painted> => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const data = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return { pixels: [...data], width: canvas.width };
    }, svg);
    return jsQR.default(Uint8ClampedArray.from(pixels), width, width)?.data;
  } finally {
    await browser.close();
  }
}
