import type { ServerResponse } from 'node:http';

export type Headers = Readonly<Record<string, string>>;

/** What a browser may do with our pages: nothing that they do not need, and nothing from anywhere else. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  // The script of a form asks this site; tools that audit a page read robots.txt under its policy.
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Pages that hold a form have one script of ours, which makes its two steps one, and fetches the one of the proof of
 * work where it is asked for it. They build no HTML from text, and the browser holds them to that.
 */
const FORM_POLICY = [POLICY, "script-src 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'"].join(
  '; ',
);
const FORM_PAGES =
  /^\/(((annuaire|contact)|projets\/[^/]+\/[^/]+)\/(index\.html)?|participer\/(inscription|message|commentaire|signalement)\/?)$/;

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
export const COMMON_HEADERS: Headers = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': FEATURES.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** Of a site that is reached by HTTPS. */
export const SECURE_HEADERS: Headers = { 'Strict-Transport-Security': 'max-age=31536000' };

/** A preview is shown in a frame of the administration, which stands at another origin, and kept by nobody. */
export function setPreviewHeaders(response: ServerResponse, admin: string): void {
  response.setHeader('Content-Security-Policy', POLICY.replace("frame-ancestors 'none'", `frame-ancestors ${admin}`));
  response.removeHeader('X-Frame-Options');
}

/** Of a page under `/participer/`, which is made for one request. */
export function setPersonalHeaders(response: ServerResponse, path: string): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Robots-Tag', 'noindex');
  // The token of a personal link stands in the address: it is told to nobody.
  response.setHeader('Referrer-Policy', 'same-origin');
  if (FORM_PAGES.test(path)) response.setHeader('Content-Security-Policy', FORM_POLICY);
}

export function setCommonHeaders(response: ServerResponse, secure: boolean): void {
  for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
  if (!secure) return;
  for (const [name, value] of Object.entries(SECURE_HEADERS)) response.setHeader(name, value);
}

/** By the end of the address; the first that fits. */
export const TYPES: readonly (readonly [RegExp, string])[] = [
  [/(\.html|\/)$/, 'text/html; charset=utf-8'],
  [/\.css$/, 'text/css; charset=utf-8'],
  [/\.js$/, 'text/javascript; charset=utf-8'],
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
  [/\.avif$/, 'image/avif'],
  [/\.gif$/, 'image/gif'],
  [/\.svg$/, 'image/svg+xml'],
  [/\.woff2$/, 'font/woff2'],
];
/** In the value of a rule: the last part of the address. */
export const NAME = '{name}';

/** Headers of files, by their address: all that fit, the later over the earlier, and over those of every answer. */
export const FILE_RULES: readonly { readonly path: RegExp; readonly headers: Headers }[] = [
  // What was taken down is asked about before it is shown again.
  { path: /^\//, headers: { 'Cache-Control': 'no-cache' } },
  { path: FORM_PAGES, headers: { 'Content-Security-Policy': FORM_POLICY } },
  // Lists, where a consultation might stand by its address.
  { path: /^\/projets\/(phase|commune|theme|page)\//, headers: { 'Content-Security-Policy': POLICY } },
  // Styles and scripts have another name when they change.
  { path: /^\/_astro\//, headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
  // A drawing of ours, with nothing in it that could run; should it ever, it may not.
  {
    path: /^\/projets\/.*\/qr\.svg$/,
    headers: { 'Content-Security-Policy': DOCUMENT_POLICY, 'Content-Disposition': `inline; filename="${NAME}"` },
  },
  { path: /^\/projets\/.*\/affiche\.pdf$/, headers: { 'Content-Disposition': `inline; filename="${NAME}"` } },
  { path: /^\/donnees\//, headers: { 'Access-Control-Allow-Origin': '*' } },
  {
    path: /^\/documents\//,
    headers: {
      'Content-Security-Policy': DOCUMENT_POLICY,
      'Content-Disposition': `attachment; filename="${NAME}"`,
    },
  },
  {
    path: /^\/documents\/.*\.(png|jpe?g|webp|avif|gif)$/,
    headers: { 'Content-Disposition': `inline; filename="${NAME}"` },
  },
];

/** What differs from the headers of every answer, for a file at this address. */
export function headersOfFile(path: string): Headers {
  const type = TYPES.find(([end]) => end.test(path))?.[1];
  const rules = FILE_RULES.filter((rule) => rule.path.test(path)).map(({ headers }) => headers);
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/[^\w.-]/g, '_');
  const headers: Record<string, string> = Object.assign({}, ...rules);
  for (const [key, value] of Object.entries(headers)) headers[key] = value.replace(NAME, name);
  return type === undefined ? headers : { ...headers, 'Content-Type': type };
}

export function setFileHeaders(response: ServerResponse, path: string): void {
  for (const [name, value] of Object.entries(headersOfFile(path))) response.setHeader(name, value);
}
