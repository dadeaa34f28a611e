import { jsonResponse } from '../../model/data-format.ts';
import { openDataSchema } from '../../model/open-data.ts';
import { currentModel } from '../../model/source.ts';

export function GET(): Response {
  return jsonResponse(openDataSchema(currentModel().publicUrl), 'application/schema+json');
}
