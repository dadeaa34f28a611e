import { jsonResponse } from '../../model/data-format.ts';
import { moderationSchema } from '../../model/moderation.ts';
import { currentModel } from '../../model/source.ts';

export function GET(): Response {
  return jsonResponse(moderationSchema(currentModel().publicUrl), 'application/schema+json');
}
