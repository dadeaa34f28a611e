import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf } from './content.ts';
import type { Peer } from './peer.ts';

const BASE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main>{{ block "main" . }}{{ end }}</main></body></html>`;
const ITEMS = `<ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Params.summary }}</p><p>{{ .Params.period }}</p></li>{{ end }}</ul>{{ with .Paginator.Next }}<a href="{{ .URL }}">Suite</a>{{ end }}`;
const TEMPLATES: Readonly<Record<string, string>> = {
  'layouts/_default/baseof.html': BASE,
  'layouts/_default/single.html': `{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p><p>{{ .Params.period }}</p>{{ .Content }}<h2>Les moyens promis</h2><ul>{{ range .Params.entries }}<li>{{ . }}</li>{{ end }}</ul>{{ end }}`,
  'layouts/_default/list.html': `{{ define "main" }}<h1>{{ .Title }}</h1>${ITEMS}{{ end }}`,
  'layouts/index.html': `{{ define "main" }}<h1>{{ .Title }}</h1>${ITEMS}{{ end }}`,
  'layouts/index.json': `[{{ range $index, $page := where .Site.RegularPages "Section" "projets" }}{{ if $index }},{{ end }}{{ dict "titre" $page.Title "resume" $page.Params.summary "adresse" $page.Permalink | jsonify }}{{ end }}]`,
  'config.json': JSON.stringify({
    baseURL: 'http://localhost:24321/',
    languageCode: 'fr',
    title: 'Aggloforum',
    paginate: 24,
    taxonomies: { commune: 'communes', theme: 'themes' },
    outputs: { home: ['HTML', 'RSS', 'JSON'], section: ['HTML'], term: ['HTML'] },
  }),
};

/** Debian's: one file of content a project, lists, communes and themes, a feed, the open data, a sitemap. */
export const HUGO: Peer = {
  name: 'Hugo',
  missing: () =>
    spawnSync('hugo', ['version']).status === 0 ? null : 'il n’est pas installé (« apt-get install hugo »)',
  put: (folder, snapshot) => {
    for (const [file, text] of Object.entries(TEMPLATES)) put(join(folder, file), text);
    for (const { slug, body, ...front } of contentOf(snapshot)) {
      put(join(folder, 'content', 'projets', `${slug}.md`), `${JSON.stringify(front, null, 1)}\n\n${body}\n`);
    }
  },
  command: (folder) => ({ file: 'hugo', args: ['--quiet', '--destination', join(folder, 'out')], cwd: folder }),
  pageOf: (folder, slug) => join(folder, 'out', 'projets', slug, 'index.html'),
};

/** A file that is the same is left alone, so that the tool may see what has changed. */
function put(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}
