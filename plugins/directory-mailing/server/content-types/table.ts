const hidden = { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } };
/** Each attribute is an object of its own: Strapi writes the column's name into it. */
export const text = () => ({ type: 'string' });
export const needed = () => ({ type: 'string', required: true });

export function table(singularName: string, pluralName: string, attributes: object, indexes: object[] = []) {
  return {
    schema: {
      kind: 'collectionType',
      collectionName: `mailing_${pluralName.replaceAll('-', '_')}`,
      info: { singularName, pluralName, displayName: singularName },
      options: { draftAndPublish: false },
      pluginOptions: hidden,
      indexes,
      attributes,
    },
  };
}
