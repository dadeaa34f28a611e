import { messageActs } from './acts.ts';
import { messagesController } from './controllers.ts';
import { messageDesk } from './desk.ts';
import { messageDeskController, messageStaffController } from './desk-controller.ts';
import { messageIntake } from './intake.ts';
import { ownMessages } from './own.ts';
import { publicQuestions } from './publishing.ts';
import { manyMessages } from './many.ts';
import { messageRounds } from './rounds.ts';
import { messageSettings } from './settings.ts';
import { messageStaff } from './staff.ts';
import { messageSurroundings } from './surroundings.ts';
import { messageTeam } from './team.ts';

export const messageServices = {
  manyMessages,
  messageActs,
  messageDesk,
  messageIntake,
  messageRounds,
  messageSettings,
  messageStaff,
  messageSurroundings,
  messageTeam,
  ownMessages,
  publicQuestions,
};

export const messageControllers = {
  messages: messagesController,
  messageDesk: messageDeskController,
  messageStaff: messageStaffController,
};
