import type { StaffRoute } from '@aggloforum/publisher/contract/doors.ts';

/** The desk of moderation, made as the admin's other routes are: `contract/moderation.ts`. */
export const moderationRoutes = (route: StaffRoute) => [
  route('GET', '/moderation/queue', 'moderation.queue', 'moderation.read'),
  route('GET', '/moderation/comments/:id', 'moderation.detail', 'moderation.read'),
  route('POST', '/moderation/decisions', 'moderation.decide', 'moderation.decide'),
  route('POST', '/moderation/spam', 'moderation.emptySpam', 'moderation.decide'),
  route('GET', '/moderation/appeals', 'moderation.appeals', 'moderation.read'),
  route('POST', '/moderation/appeals/:id', 'moderation.decideAppeal', 'moderation.decide'),
  route('POST', '/moderation/flags/:id', 'moderation.dismissFlags', 'moderation.decide'),
  route('POST', '/moderation/replies', 'moderation.reply', 'moderation.decide'),
  route('POST', '/moderation/comments/:id/looked', 'moderation.look', 'moderation.decide'),
  route('POST', '/moderation/comments/:id/erase', 'moderation.erase', 'moderation.decide'),
  route('GET', '/moderation/reasons', 'moderationSetup.reasons', 'moderation.read'),
  route('GET', '/moderation/panel/:consultation', 'moderationSetup.panel', 'moderation.read'),
  route('GET', '/moderation/policies', 'moderationSetup.policies', 'moderation.read'),
  route('POST', '/moderation/policies', 'moderationSetup.createPolicy', 'moderation.policy'),
  route('PUT', '/moderation/policies/:code', 'moderationSetup.changePolicy', 'moderation.policy'),
  route('POST', '/moderation/policies/:code/default', 'moderationSetup.defaultPolicy', 'moderation.policy'),
  route('GET', '/moderation/settings', 'moderationSetup.settings', 'moderation.policy'),
  route('PUT', '/moderation/settings', 'moderationSetup.changeSettings', 'moderation.policy'),
  route('GET', '/moderation/holders', 'moderationSetup.holders', 'moderation.read'),
  route('POST', '/moderation/substitutes', 'moderationSetup.substitute', 'moderation.substitute'),
  route('POST', '/moderation/substitutes/:id/end', 'moderationSetup.endSubstitute', 'moderation.substitute'),
];
