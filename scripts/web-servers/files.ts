import { join } from 'node:path';
import { ROOT } from '../environment.ts';
import { caddyConfiguration } from './caddy.ts';
import { nginxConfiguration } from './nginx.ts';

const FOLDER = join(ROOT, 'docs', 'operations');

/** The files that are written, and what is to stand in them. */
export const WEB_SERVER_FILES: readonly { readonly path: string; readonly text: () => string }[] = [
  { path: join(FOLDER, 'nginx.conf'), text: nginxConfiguration },
  { path: join(FOLDER, 'Caddyfile'), text: caddyConfiguration },
];
