import { COMMON_HEADERS, FILE_RULES, NAME, SECURE_HEADERS, TYPES } from '../../site/front-door/headers.ts';
import { BANNER, DOOR, DOTTED, HIDDEN_FILES, NO_FILE, NO_LOG, ON_DEMAND, patternOf, WHO_ASKS } from './shared.ts';

/** Of nginx, as Debian has it: the twins by `gzip_static`, and by `brotli_static` where that module is there. */
export function nginxConfiguration(): string {
  return [
    ...BANNER.map((line) => `# ${line}`),
    '# Posez ce fichier dans /etc/nginx/conf.d/, remplacez SITE_DIR et server_name, ajoutez vos certificats.',
    '# Pour les jumeaux Brotli : installez libnginx-mod-http-brotli-static et ôtez le # devant brotli_static.',
    '',
    ...nameMap(),
    ...headerNames().flatMap(headerMap),
    ...typeMap(),
    'server {',
    '    listen 80;',
    '    server_name concertation.example;',
    '    root SITE_DIR/current;',
    '',
    '    etag on;',
    '    gzip_static on;',
    '    gzip_vary on;',
    '    # brotli_static on;',
    '    absolute_redirect off;',
    '    log_not_found off;',
    ...NO_LOG.map((line) => `    # ${line}`),
    '    access_log off;',
    '',
    `    # ${NO_FILE}`,
    `    location ~ ${quoted(ON_DEMAND)} { error_log /dev/null; try_files /.nowhere @front_door; }`,
    `    location ~ ${quoted(HIDDEN_FILES)} { try_files /.nowhere @front_door; }`,
    `    location ~ ${quoted(DOTTED)} { try_files /.nowhere @front_door; }`,
    '    location / {',
    '        if ($request_method !~ ^(GET|HEAD)$) { return 405; }',
    '        try_files $forum_file @front_door;',
    '        types { }',
    "        default_type '';",
    '        add_header Content-Type $forum_type always;',
    ...headerNames().map((name) => `        add_header ${name} $${variable(name)} always;`),
    '    }',
    '    error_page 405 = @front_door;',
    '',
    '    location @front_door {',
    '        error_log /dev/null;',
    `        proxy_pass http://${DOOR};`,
    '        proxy_http_version 1.1;',
    '        proxy_set_header Host $host;',
    ...WHO_ASKS.map((line) => `        # ${line}`),
    '        proxy_set_header X-Forwarded-For $remote_addr;',
    "        proxy_set_header Forwarded '';",
    '        client_max_body_size 1m;',
    '    }',
    '}',
    '',
  ].join('\n');
}

function headerNames(): string[] {
  const rules = FILE_RULES.flatMap(({ headers }) => Object.keys(headers));
  return [...new Set([...Object.keys(COMMON_HEADERS), ...Object.keys(SECURE_HEADERS), ...rules])];
}

/** The last rule that fits counts: nginx takes the first. */
function headerMap(name: string): string[] {
  const rules = FILE_RULES.filter(({ headers }) => name in headers).toReversed();
  if (name in SECURE_HEADERS) return map('$scheme', variable(name), [['https', SECURE_HEADERS[name] ?? '']], '');
  const lines = rules.map(({ path, headers }): [string, string] => [
    `~${patternOf(path)}`,
    (headers[name] ?? '').replace(NAME, '$forum_name'),
  ]);
  return map('$uri', variable(name), lines, COMMON_HEADERS[name] ?? '');
}

function typeMap(): string[] {
  const lines = TYPES.map(([end, type]): [string, string] => [`~${patternOf(end)}`, type]);
  return map('$uri', 'forum_type', lines, 'application/octet-stream');
}

function nameMap(): string[] {
  return [
    ...map('$uri', 'forum_name', [['~/(?<forum_last>[^/]*)$', '$forum_last']], ''),
    ...map('$uri', 'forum_file', [['~/$', '${uri}index.html']], '$uri'),
  ];
}

function map(of: string, name: string, lines: readonly (readonly [string, string])[], otherwise: string): string[] {
  const all = [...lines, ['default', otherwise] as const];
  return [`map ${of} $${name} {`, ...all.map(([key, value]) => `    ${quoted(key)} ${quoted(value)};`), '}', ''];
}

function variable(header: string): string {
  return `forum_${header.toLowerCase().replaceAll('-', '_')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`\'`)}'`;
}
