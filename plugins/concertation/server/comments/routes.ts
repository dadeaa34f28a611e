import { openRoute } from '@aggloforum/publisher/contract/doors.ts';

const open = (method: 'GET' | 'POST', path: string, handler: string) => openRoute(method, path, `comments.${handler}`);

/** What acts is POST: scanners and previews read links, and reading changes nothing. */
export const commentRoutes = [
  open('POST', '/comments', 'create'),
  open('POST', '/comments/:id/reports', 'report'),
  open('GET', '/comment-contexts/:project', 'around'),
  open('GET', '/own-comments/:token', 'see'),
  open('POST', '/own-comments/:token', 'act'),
  open('GET', '/own-comments/:token/export', 'take'),
  open('GET', '/appeals/:token', 'seeAppeal'),
  open('POST', '/appeals/:token', 'appeal'),
  open('POST', '/report-confirmations/:token', 'confirmReport'),
  open('GET', '/second-key/:token', 'secondKey'),
  open('POST', '/second-key/:token', 'turnSecondKey'),
];
