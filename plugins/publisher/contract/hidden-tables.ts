/**
 * How a plugin tells Strapi of the tables that no editor sees. Each column is an object of its own: Strapi writes the
 * column's name into it.
 */
export const short = () => ({ type: 'string' });
export const long = () => ({ type: 'text' });
export const json = () => ({ type: 'json' });
export const needed = () => ({ type: 'string', required: true });
export const number = () => ({ type: 'integer', required: true });
export const numberIfAny = () => ({ type: 'integer' });
export const once = () => ({ type: 'string', required: true, column: { unique: true } });
/** Empty for many, and the same for no two. */
export const onceIfAny = () => ({ type: 'string', column: { unique: true } });
export const oneOf = (...names: string[]) => ({ type: 'enumeration', enum: names, required: true });

interface Index {
  readonly name: string;
  readonly columns: readonly string[];
  readonly type?: 'unique';
}

const HIDDEN = { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } };

/** The tables of a plugin and their indexes, whose names in the database all begin with the same word. */
export function hiddenTables(prefix: string) {
  const index = (name: string, ...columns: string[]): Index => ({ name: `${prefix}_${name}`, columns });
  return {
    table: (
      singularName: string,
      pluralName: string,
      attributes: object,
      indexes: readonly Index[] = [],
      name = pluralName.replaceAll('-', '_'),
    ) => ({
      schema: {
        kind: 'collectionType',
        collectionName: `${prefix}_${name}`,
        info: { singularName, pluralName, displayName: singularName },
        options: { draftAndPublish: false },
        pluginOptions: HIDDEN,
        indexes,
        attributes,
      },
    }),
    index,
    /** No two rows have the same in all of these. */
    key: (name: string, ...columns: string[]): Index => ({ ...index(name, ...columns), type: 'unique' }),
  };
}
