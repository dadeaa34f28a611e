import { openRoute, type StaffRoute } from '@aggloforum/publisher/contract/doors.ts';

export const messageRoutes = [
  openRoute('POST', '/messages', 'messages.create'),
  openRoute('GET', '/message-context/:project', 'messages.around'),
  openRoute('GET', '/message-receipts/:reference', 'messages.receipt'),
  openRoute('GET', '/own-messages/:token', 'messages.see'),
  openRoute('POST', '/own-messages/:token', 'messages.act'),
];

/** The desk, made as the admin's other routes are. */
export const deskRoutes = (route: StaffRoute) => [
  route('GET', '/messages', 'messageDesk.list', 'message.read'),
  route('GET', '/messages/promises', 'messageDesk.promises', 'message.read'),
  route('GET', '/messages/choices', 'messageStaff.choices', 'message.read'),
  route('GET', '/messages/settings', 'messageStaff.settings', 'message.settings'),
  route('PUT', '/messages/settings', 'messageStaff.change', 'message.settings'),
  route('POST', '/messages', 'messageDesk.typeIn', 'message.handle'),
  route('POST', '/messages/answers', 'messageDesk.answerMany', 'message.handle'),
  route('POST', '/messages/absences', 'messageStaff.absent', 'message.handle'),
  route('DELETE', '/messages/absences/:id', 'messageStaff.back', 'message.handle'),
  route('POST', '/messages/prepared-answers', 'messageStaff.preparedAnswer', 'message.settings'),
  route('GET', '/messages/:id', 'messageDesk.open', 'message.read'),
  route('POST', '/messages/:id/acts', 'messageDesk.act', 'message.handle'),
  route('POST', '/messages/:id/prepared', 'messageDesk.prepare', 'message.handle'),
];
