import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLIENT_HEADER, DOOR_HEADER, doorToken } from '@aggloforum/concertation/contract/taking-part.ts';

/** What tells the CMS who asks, and that it is the front door that says so. Over whatever the client sent. */
export function doorHeaders(client: string, dataDir: string): Record<string, string> {
  return { [CLIENT_HEADER]: client, ...tokenOf(dataDir) };
}

/** None before the CMS's first start: it then sees this machine. */
function tokenOf(dataDir: string): Record<string, string> {
  try {
    const secrets = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { publisherToken: string };
    return { [DOOR_HEADER]: doorToken(secrets.publisherToken) };
  } catch {
    return {};
  }
}
