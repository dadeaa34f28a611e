import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedPackages } from '../cached-packages.ts';
import { contentOf } from './content.ts';
import type { Peer } from './peer.ts';

const VERSION = '3.1.8';

const page = (title: string, main: string) =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${main}</main></body></html>`;
const projectPage = page(
  '{{ item.title }}',
  '<p>{{ item.summary }}</p><p>{{ item.period }}</p>{{ item.body | markdown }}<h2>Les moyens promis</h2><ul>{% for entry in item.entries %}<li>{{ entry }}</li>{% endfor %}</ul>',
);
const listPage = page(
  'Projets',
  '<ul>{% for item in items %}<li><a href="/projets/{{ item.slug }}/">{{ item.title }}</a><p>{{ item.summary }}</p><p>{{ item.period }}</p></li>{% endfor %}</ul>{% if pagination.href.next %}<a href="{{ pagination.href.next }}">Suite</a>{% endif %}',
);
const SOURCES: Readonly<Record<string, string>> = {
  'eleventy.config.mjs': `import { createRequire } from 'node:module';
const markdown = createRequire(process.env.ELEVENTY_PACKAGES)('markdown-it')();
export default function (config) {
  config.addFilter('markdown', (text) => markdown.render(text));
  return { dir: { input: 'src', output: 'out' } };
}
`,
  'src/_data/projects.cjs':
    "const { readFileSync } = require('node:fs');\nmodule.exports = () => JSON.parse(readFileSync('content.json', 'utf8'));\n",
  'src/project.liquid': `---\npagination: { data: projects, size: 1, alias: item }\npermalink: "projets/{{ item.slug }}/index.html"\n---\n${projectPage}`,
  'src/list.liquid': `---\npagination: { data: projects, size: 24, alias: items }\npermalink: "projets/{% if pagination.pageNumber > 0 %}page/{{ pagination.pageNumber }}/{% endif %}index.html"\n---\n${listPage}`,
  'src/data.11ty.cjs':
    "module.exports = { data: { permalink: 'donnees/projets.json' }, render: ({ projects }) => JSON.stringify(projects.map(({ slug, title, summary }) => ({ slug, title, summary }))) };\n",
};

/** Fetched into the cache when first asked for: nobody needs it who only wants to run or test the site. */
export const ELEVENTY: Peer = {
  name: 'Eleventy',
  missing: () => null,
  put: (folder, snapshot) => {
    mkdirSync(join(folder, 'src', '_data'), { recursive: true });
    for (const [file, text] of Object.entries(SOURCES)) writeFileSync(join(folder, file), text);
    writeFileSync(join(folder, 'content.json'), JSON.stringify(contentOf(snapshot)));
  },
  command: (folder) => {
    const packages = cachedPackages('eleventy', VERSION, [`@11ty/eleventy@${VERSION}`]);
    return {
      file: process.execPath,
      args: [join(packages, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs'), '--quiet'],
      cwd: folder,
      env: { ELEVENTY_PACKAGES: join(packages, 'node_modules', 'x.js') },
    };
  },
  pageOf: (folder, slug) => join(folder, 'out', 'projets', slug, 'index.html'),
};
