import { openDataResponse } from '../../model/open-data.ts';

export function GET(): Response {
  return openDataResponse(null);
}
