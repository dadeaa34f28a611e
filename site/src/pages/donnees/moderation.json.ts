import { jsonResponse } from '../../model/data-format.ts';
import { moderationData } from '../../model/moderation.ts';
import { currentModel } from '../../model/source.ts';

export function GET(): Response {
  return jsonResponse(moderationData(currentModel()));
}
