import { commentsController } from './controllers.ts';
import { disowned } from './disowned.ts';
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
  disowned,
  ownAppeals,
  ownComments,
  publicComments,
};

export const commentControllers = { comments: commentsController };
