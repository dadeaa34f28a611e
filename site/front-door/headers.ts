import type { ServerResponse } from 'node:http';

/** What a browser may do with our pages: nothing that they do not need, and nothing from anywhere else. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  // No script of ours asks for anything; tools that audit a page read robots.txt under its policy.
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A document of the staff is never a page of ours: whatever it holds, it runs nothing. */
const DOCUMENT_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

const FEATURES = [
  'accelerometer',
  'camera',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'payment',
  'usb',
  'browsing-topics',
];

/** The one source of the site's headers. `same-origin`, because `no-referrer` would make form posts come from « null ». */
const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': FEATURES.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** A preview is shown in a frame of the administration, which stands at another origin, and kept by nobody. */
export function setPreviewHeaders(response: ServerResponse, admin: string): void {
  response.setHeader('Content-Security-Policy', POLICY.replace("frame-ancestors 'none'", `frame-ancestors ${admin}`));
  response.removeHeader('X-Frame-Options');
}

export function setCommonHeaders(response: ServerResponse, secure: boolean): void {
  for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
  if (secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/(\.html|\/)$/, 'text/html; charset=utf-8'],
  [/\.css$/, 'text/css; charset=utf-8'],
  [/(^|\/)flux\.xml$/, 'application/atom+xml; charset=utf-8'],
  [/\.xml$/, 'application/xml; charset=utf-8'],
  [/\.ics$/, 'text/calendar; charset=utf-8'],
  [/\.json$/, 'application/json; charset=utf-8'],
  [/\.txt$/, 'text/plain; charset=utf-8'],
  [/\.csv$/, 'text/csv; charset=utf-8'],
  [/\.pdf$/, 'application/pdf'],
  [/\.png$/, 'image/png'],
  [/\.jpe?g$/, 'image/jpeg'],
  [/\.webp$/, 'image/webp'],
  [/\.svg$/, 'image/svg+xml'],
  [/\.woff2$/, 'font/woff2'],
];
const SHOWN_IN_PLACE = /\.(png|jpe?g|webp|avif|gif)$/;

/** A page that was taken down is asked about before it is shown again; styles have another name when they change. */
function cachingOf(path: string): string {
  return path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** Headers of a file, by its address. */
export function setFileHeaders(response: ServerResponse, path: string): void {
  const type = TYPES.find(([name]) => name.test(path))?.[1];
  if (type !== undefined) response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', cachingOf(path));
  if (path.startsWith('/donnees/')) response.setHeader('Access-Control-Allow-Origin', '*');
  if (!path.startsWith('/documents/')) return;
  response.setHeader('Content-Security-Policy', DOCUMENT_POLICY);
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/[^\w.-]/g, '_');
  response.setHeader(
    'Content-Disposition',
    `${SHOWN_IN_PLACE.test(path) ? 'inline' : 'attachment'}; filename="${name}"`,
  );
}
