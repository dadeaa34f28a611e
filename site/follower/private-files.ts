import { join } from 'node:path';
import type { PublicType } from '@aggloforum/publisher/contract';
import type { ReadModel } from '../src/model/read-model.ts';
import { answersOf } from './answers.ts';
import { writeWhole } from './files.ts';

/** What the pages of `/participer/` need to know, which the front door renders. */
export const FRAME: readonly Exclude<PublicType, 'comment'>[] = [
  'settings',
  'department',
  'commune',
  'theme',
  'procedure',
  'page',
  'charter',
];

/** Where an address went, or that it is gone, for the front door. */
export function writeAnswers(folder: string, model: ReadModel): void {
  const standing = { has: (address: string) => model.stands(address) };
  const [redirects, withdrawals] = [model.rows.table('redirect'), model.rows.table('withdrawal')];
  const answers = answersOf(standing, redirects.values(), withdrawals.values());
  writeWhole(join(folder, 'answers.json'), JSON.stringify(answers));
}

/** What its own pages may know, for the front door. */
export function writeFrame(folder: string, model: ReadModel): void {
  const changes = FRAME.flatMap((type) => [...model.rows.table(type)].map(([id, row]) => ({ type, id, row })));
  writeWhole(join(folder, 'frame.json'), JSON.stringify({ mode: model.mode, changes }));
}
