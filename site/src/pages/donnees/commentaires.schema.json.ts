import { commentsSchema } from '../../model/comments-data.ts';
import { jsonResponse } from '../../model/data-format.ts';
import { currentModel } from '../../model/source.ts';

export function GET(): Response {
  return jsonResponse(commentsSchema(currentModel().publicUrl), 'application/schema+json');
}
