import { commentsController } from './controllers.ts';
import { commentIntake } from './intake.ts';
import { ownAppeals } from './own-appeals.ts';
import { ownComments } from './own.ts';
import { publicComments } from './public-comments.ts';
import { commentReports } from './reports.ts';
import { commentSurroundings } from './surroundings.ts';

export const commentServices = {
  commentIntake,
  commentReports,
  commentSurroundings,
  ownAppeals,
  ownComments,
  publicComments,
};

export const commentControllers = { comments: commentsController };
