/** Of all open data of the site. */
export const LICENCE = { nom: 'Licence Ouverte 2.0', url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' };

export const text = { type: 'string' };
export const textOrNull = { type: ['string', 'null'] };
export const integer = { type: 'integer' };
const licence = () => object({ nom: text, url: text });

/** JSON Schema of an object that has all of these and nothing else. */
export function object(properties: Record<string, unknown>) {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

export function list(items: unknown) {
  return { type: 'array', items };
}

export function schemaAt(publicUrl: string, path: string, title: string, properties: Record<string, unknown>) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: publicUrl + path,
    title,
    ...object({
      $schema: text,
      licence: licence(),
      producteur: text,
      demonstration: { type: 'boolean' },
      ...properties,
    }),
  };
}

export function jsonResponse(data: object | undefined, type = 'application/json'): Response {
  if (data === undefined) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(data, null, 1)}\n`, {
    headers: { 'content-type': `${type}; charset=utf-8` },
  });
}
