import type { StaffRoute } from '@aggloforum/publisher/contract/doors.ts';

/** See `contract/screening.ts`. */
export const rulesRoutes = (route: StaffRoute) => [
  route('GET', '/rules', 'rules.read', 'rules.read'),
  route('POST', '/rules/trial', 'rules.trial', 'rules.read'),
  route('POST', '/rules', 'rules.create', 'rules.write'),
  route('POST', '/rules/order', 'rules.sort', 'rules.write'),
  route('PUT', '/rules/:id', 'rules.change', 'rules.write'),
  route('PUT', '/rules/:id/enabled', 'rules.switchOn', 'rules.write'),
  route('DELETE', '/rules/:id', 'rules.remove', 'rules.write'),
];
