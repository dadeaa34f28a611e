import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './files.ts';

export interface FollowerState {
  /** Position in the CMS's feed that the pages include. */
  readonly position: number;
  readonly renderedAt: string;
  /** When something on the site changes by itself; ISO instant. */
  readonly nextInstant: string | null;
  /** What the release was rendered with. */
  readonly bundle: string;
  /** The latest one there was then: a later one ends a return to an earlier one. */
  readonly latest: string;
  readonly release: number;
  /** The last whole new release that the admin asked for. */
  readonly rebuild: number;
}

/** Null when there is none, or when it cannot be read: then everything is rendered, which is always right. */
export function readState(siteDir: string): FollowerState | null {
  try {
    const read = JSON.parse(readFileSync(join(siteDir, 'state.json'), 'utf8')) as FollowerState;
    return Number.isInteger(read.position) && Number.isInteger(read.release) ? read : null;
  } catch {
    return null;
  }
}

export function writeState(siteDir: string, state: FollowerState): void {
  writeWhole(join(siteDir, 'state.json'), `${JSON.stringify(state, null, 2)}\n`);
}
