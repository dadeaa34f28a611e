import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { COMMON_HEADERS, headersOfFile } from '../../site/front-door/headers.ts';
import { WEB_SERVER_FILES } from './files.ts';
import { nginxConfiguration } from './nginx.ts';

const ADDRESSES = [
  '/index.html',
  '/projets/halle/index.html',
  '/flux.xml',
  '/projets/halle/flux.xml',
  '/sitemap-0.xml',
  '/calendrier.ics',
  '/donnees/projets.json',
  '/annuaire/index.html',
  '/projets/halle/avis/affiche.pdf',
  '/projets/halle/avis/qr.svg',
  '/_astro/site.abc.css',
  '/_astro/form.abc.js',
  '/documents/0a1b/plan-de-la-halle.pdf',
  '/documents/0a1b/halle.jpeg',
  '/documents/0a1b/tableau.ods',
  '/favicon.svg',
  '/robots.txt',
];

for (const { path, text } of WEB_SERVER_FILES) {
  test(`${path.split('/').at(-1)} is what the command writes`, () => {
    assert.equal(readFileSync(path, 'utf8'), text(), 'lancez « npm run web-server-config »');
  });
}

test('nginx’s maps give the headers of the front door', () => {
  const maps = mapsOf(nginxConfiguration());
  const headers = [...nginxConfiguration().matchAll(/add_header (\S+) \$(\w+) always;/g)];
  assert.ok(headers.length > 10);
  for (const address of ADDRESSES) {
    const given = headers.map(([, name = '', map = '']) => [name, valueOf(maps, map, address)] as const);
    assert.deepEqual(
      Object.fromEntries(given.filter(([, value]) => value !== '')),
      { 'Content-Type': 'application/octet-stream', ...COMMON_HEADERS, ...headersOfFile(address) },
      address,
    );
  }
});

test('neither web server lets a visitor say who asks', () => {
  const [nginx = '', caddy = ''] = WEB_SERVER_FILES.map(({ text }) => text());
  assert.match(nginx, /proxy_set_header X-Forwarded-For \$remote_addr;\n\s+proxy_set_header Forwarded '';/);
  assert.match(caddy, /header_up X-Forwarded-For \{remote_host\}\n\s+header_up -Forwarded/);
});

test('neither web server writes a personal link, or the page that somebody comes from, into a log', () => {
  const [nginx = '', caddy = ''] = WEB_SERVER_FILES.map(({ text }) => text());
  const directives = (text: string) => text.replaceAll(/^\s*#.*$/gm, '');
  assert.deepEqual(directives(nginx).match(/access_log [^;]*;|log_format/g), ['access_log off;']);
  const away = [...nginx.matchAll(/location (?:~ '[^']*participer[^']*'|@front_door) \{\s*(error_log [^;]*;)/g)];
  assert.deepEqual(
    away.map(([, silence]) => silence),
    ['error_log /dev/null;', 'error_log /dev/null;'],
  );
  // Caddy logs no access unless it is told to, and an error that is answered by the file itself is none to its log.
  assert.doesNotMatch(directives(caddy), /^\s*log\b/m);
  assert.match(caddy, /\n\thandle_errors \{\n/);
});

type Lines = readonly (readonly [string, string])[];

/** What nginx would read: by the name of the variable, its patterns in their order. */
function mapsOf(text: string): ReadonlyMap<string, Lines> {
  const blocks = [...text.matchAll(/^map \S+ \$(\w+) \{\n(.*?)^\}/gms)];
  const line = /^ {4}'((?:[^'\\]|\\.)*)' '((?:[^'\\]|\\.)*)';$/gm;
  return new Map(
    blocks.map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(line)].map(([, key = '', value = '']) => [key, value.replaceAll("\\'", "'")] as const),
    ]),
  );
}

function valueOf(maps: ReadonlyMap<string, Lines>, name: string, address: string): string {
  for (const [key, value] of maps.get(name) ?? []) {
    const found = key.startsWith('~') ? new RegExp(key.slice(1)).exec(address) : null;
    if (found === null && key !== 'default') continue;
    return value.replaceAll(/\$(\w+)/g, (_, inner: string) =>
      maps.has(inner) ? valueOf(maps, inner, address) : (found?.groups?.[inner] ?? ''),
    );
  }
  return '';
}
