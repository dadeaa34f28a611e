import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../environment.ts';
import { processingRegister, publicNotice } from './register.ts';

const PAGES = join(ROOT, 'cms', 'demo', 'pages.json');
/** In the page of the demonstration, from its head to the empty line after it. */
const TABLE = /\| donnée \|.*?(?=\n\n)/s;

interface DemoPage {
  readonly slug: string;
  readonly title: string;
  readonly body: string;
}

/** The files that are written from the privacy notes, and what is to stand in them. */
export const PRIVACY_FILES: readonly { readonly path: string; readonly text: () => string }[] = [
  { path: join(ROOT, 'docs', 'operations', 'registre-des-traitements.md'), text: processingRegister },
  { path: PAGES, text: pagesWithNotice },
];

function pagesWithNotice(): string {
  const pages = JSON.parse(readFileSync(PAGES, 'utf8')) as DemoPage[];
  const noticed = pages.map((page) =>
    page.slug === 'donnees-personnelles' ? { ...page, body: page.body.replace(TABLE, publicNotice) } : page,
  );
  return `${JSON.stringify(noticed, null, 2)}\n`;
}
