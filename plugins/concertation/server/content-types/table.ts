const hidden = { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } };

interface Index {
  readonly name: string;
  readonly columns: readonly string[];
  readonly type?: 'unique';
}

export function table(singularName: string, pluralName: string, attributes: object, indexes: readonly Index[] = []) {
  return {
    schema: {
      kind: 'collectionType',
      collectionName: `concertation_${pluralName.replaceAll('-', '_')}`,
      info: { singularName, pluralName, displayName: singularName },
      options: { draftAndPublish: false },
      pluginOptions: hidden,
      indexes,
      attributes,
    },
  };
}
