import { COMMON_HEADERS, FILE_RULES, NAME, SECURE_HEADERS, TYPES } from '../../site/front-door/headers.ts';
import { BANNER, DOOR, DOTTED, HIDDEN_FILES, NO_FILE, NO_LOG, ON_DEMAND, patternOf, WHO_ASKS } from './shared.ts';

/** Of Caddy 2, which takes the twins of both kinds by itself. */
export function caddyConfiguration(): string {
  return [
    ...BANNER.map((line) => `# ${line}`),
    ...filesSnippet(),
    '# Remplacez l’adresse et SITE_DIR ; avec un nom public, Caddy obtient lui-même les certificats.',
    'http://concertation.example {',
    '\troot * SITE_DIR/current',
    '\troute {',
    `\t\t# ${NO_FILE}`,
    '\t\t@page {',
    '\t\t\tmethod GET HEAD',
    '\t\t\tpath */',
    `\t\t\tnot path_regexp ${quoted(never())}`,
    '\t\t\tfile {path}index.html',
    '\t\t}',
    '\t\t@file {',
    '\t\t\tmethod GET HEAD',
    '\t\t\tnot path */',
    `\t\t\tnot path_regexp ${quoted(never())}`,
    '\t\t\tfile {path}',
    '\t\t}',
    '\t\thandle @page {',
    '\t\t\timport forum_files',
    '\t\t}',
    '\t\thandle @file {',
    '\t\t\timport forum_files',
    '\t\t}',
    '\t\thandle {',
    ...WHO_ASKS.map((line) => `\t\t\t# ${line}`),
    `\t\t\treverse_proxy ${DOOR} {`,
    '\t\t\t\theader_up X-Forwarded-For {remote_host}',
    '\t\t\t\theader_up -Forwarded',
    '\t\t\t}',
    '\t\t}',
    '\t}',
    // With an answer of our own, Caddy tells of an error at its level « debug » alone; else it logs the whole request.
    ...NO_LOG.map((line) => `\t# ${line}`),
    '\thandle_errors {',
    '\t\trespond "{err.status_code} {err.status_text}"',
    '\t}',
    '}',
    '',
  ].join('\n');
}

function filesSnippet(): string[] {
  return [
    '(forum_files) {',
    '\troute {',
    ...headers('*', COMMON_HEADERS),
    '\t\t@secure protocol https',
    ...headers('@secure', SECURE_HEADERS),
    ...FILE_RULES.flatMap(({ path, headers: own }, index) => [
      `\t\t@rule${index} path_regexp ${quoted(patternOf(path))}`,
      ...headers(`@rule${index}`, own),
    ]),
    // Deferred: after `file_server`, which has types of its own; what stands first then acts last, so the first that fits counts.
    ...TYPES.flatMap(([end, type], index) => [
      `\t\t@type${index} path_regexp ${quoted(patternOf(end))}`,
      `\t\theader @type${index} {`,
      `\t\t\tContent-Type ${quoted(type)}`,
      '\t\t\tdefer',
      '\t\t}',
    ]),
    '\t\tfile_server {',
    '\t\t\tprecompressed br gzip',
    '\t\t\tdisable_canonical_uris',
    '\t\t}',
    '\t}',
    '}',
    '',
  ];
}

function never(): string {
  return [ON_DEMAND, HIDDEN_FILES, DOTTED].map((pattern) => `(${pattern})`).join('|');
}

function headers(matcher: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(
    ([name, value]) => `\t\theader ${matcher} ${name} ${quoted(value.replace(NAME, '{path.file}'))}`,
  );
}

/** Between back quotes nothing is an escape. */
function quoted(text: string): string {
  return `\`${text}\``;
}
