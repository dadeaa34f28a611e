import { moderationAppeals } from './appeals.ts';
import { moderationController } from './desk-controller.ts';
import { moderationDesk } from './desk.ts';
import { policies } from './policies.ts';
import { moderationSwitch } from './policy-switch.ts';
import { moderationRounds } from './rounds.ts';
import { secondKey } from './second-key.ts';
import { moderationSettings } from './settings.ts';
import { moderationSetupController } from './setup-controller.ts';
import { moderationSetup } from './setup.ts';
import { moderationTeamActs } from './team-acts.ts';

export const moderationServices = {
  moderationAppeals,
  moderationDesk,
  moderationRounds,
  moderationSettings,
  moderationSetup,
  moderationSwitch,
  moderationTeamActs,
  policies,
  secondKey,
};

export const moderationControllers = {
  moderation: moderationController,
  moderationSetup: moderationSetupController,
};
