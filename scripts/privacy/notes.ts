import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RETENTION_PERIODS } from '../../plugins/directory-mailing/core/directory/retention-periods.ts';
import { ROOT } from '../environment.ts';
import type { TreatmentName } from './treatments.ts';

/** Why some attributes are there, how long, and how they go. Periods of the directory stand in braces. */
export interface PrivacyNote {
  readonly attributes: readonly string[];
  /** Whether they are about a natural person, be it by a name of the staff or a keyed mark. */
  readonly personal: boolean;
  readonly purpose: string;
  readonly retention: string;
  readonly erasure: string;
  /** What the public notice calls them; what is not of the public's concern has none. */
  readonly notice?: string;
}

export interface NotedType {
  readonly treatment: TreatmentName;
  readonly groups: readonly PrivacyNote[];
}

/** Every `privacy.json`: of the CMS, and of each plugin that has one beside its package.json. By name of the type. */
export function privacyNotes(): ReadonlyMap<string, NotedType> {
  const files = ['cms/privacy.json', ...globSync('plugins/*/privacy.json', { cwd: ROOT }).toSorted()];
  const usual = Object.fromEntries(Object.entries(RETENTION_PERIODS).map(([name, period]) => [name, period.usual]));
  return new Map(
    files.flatMap((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\{(\w+)\}/g, (all, name: string) => {
        const value = usual[name];
        return value === undefined ? all : String(value);
      });
      return Object.entries(JSON.parse(text) as Record<string, NotedType>);
    }),
  );
}

interface Schema {
  readonly attributes: Readonly<Record<string, object>>;
}

/** The attributes of every type that is ours, as the sources declare them: nothing has to be started to know. */
export async function declaredAttributes(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  const note = (name: string, { attributes }: Schema) => found.set(name, Object.keys(attributes));
  for (const file of globSync('cms/src/api/*/content-types/*/schema.json', { cwd: ROOT })) {
    const [, , , api = '', , type = ''] = file.split('/');
    note(`api::${api}.${type}`, readSchema(file));
  }
  for (const file of globSync('cms/src/components/*/*.json', { cwd: ROOT })) {
    const [, , , category = '', component = ''] = file.split('/');
    note(`${category}.${component.replace('.json', '')}`, readSchema(file));
  }
  for (const file of globSync('plugins/*/server/content-types/index.ts', { cwd: ROOT })) {
    const plugin = dirname(file).split('/')[1] ?? '';
    const { contentTypes } = (await import(join(ROOT, file))) as {
      contentTypes: Readonly<Record<string, { readonly schema: Schema }>>;
    };
    for (const [type, { schema }] of Object.entries(contentTypes)) note(`plugin::${plugin}.${type}`, schema);
  }
  return found;
}

function readSchema(file: string): Schema {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Schema;
}
