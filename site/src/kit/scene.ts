/** The scene of the site's home page in the light of day, as shapes: `components/arches.astro` draws the same. */
export interface Shape {
  readonly fill: string;
  readonly path: string;
}

const COLOURS = {
  sun: '#fffaf0',
  far: '#b9c4a5',
  near: '#4d7a5f',
  ground: '#2f5d4a',
  lit: '#d8b078',
  shade: '#a97c4c',
};

/** The drawing is as wide as this, and as high as is asked for. */
export const SCENE = { width: 820, height: 360, skyHigh: '#fdf3dc', skyLow: '#f6d9a4' };

const END = 820;

/** Back to front. Arches are filled shapes of their own, as many as the aqueduct is long. */
export function sceneShapes(): Shape[] {
  const row = (from: number, step: number, arch: (x: number) => string): string => {
    const many = Math.ceil((END - from) / step);
    return Array.from({ length: many }, (_, index) => arch(from + index * step)).join('');
  };
  const big = (x: number) => `M${x} 158h118v190h-16v-128a43 43 0 0 0 -86 0v128h-16z`;
  const small = (x: number) => `M${x} 108h29.5v42h-5v-25a9.75 9.75 0 0 0 -19.5 0v25h-5z`;
  return [
    { fill: COLOURS.sun, path: 'M366 74a54 54 0 1 0 108 0a54 54 0 1 0 -108 0z' },
    { fill: COLOURS.far, path: 'M40 360C190 200 330 262 450 226s240 -70 370 -22v156z' },
    { fill: COLOURS.shade, path: row(158, 29.5, small) },
    { fill: COLOURS.lit, path: row(154, 29.5, small) },
    { fill: COLOURS.shade, path: row(163, 118, big) },
    { fill: COLOURS.lit, path: row(154, 118, big) },
    { fill: COLOURS.lit, path: 'M146 100H820v9H146zM146 149H820v10H146z' },
    { fill: COLOURS.shade, path: 'M154 109H820v2H154zM154 159H820v2.5H154z' },
    { fill: COLOURS.near, path: 'M0 360c80 -20 110 -128 190 -132c74 -4 96 74 180 82s130 -14 216 -8s150 14 234 -4v62z' },
    { fill: COLOURS.ground, path: 'M0 360c120 -30 260 -34 420 -26s280 -14 400 -6v32z' },
  ];
}
