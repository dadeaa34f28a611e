import { describe } from 'node:test';
import { describeDeciding } from './moderation-cases/deciding.ts';
import { describeEnding } from './moderation-cases/ending.ts';
import { openedRoom } from './moderation-cases/room.ts';
import { describeRules } from './moderation-cases/rules.ts';
import { describeTogether } from './moderation-cases/together.ts';
import { describeTwoKeys } from './moderation-cases/two-keys.ts';

describe('moderation, at the desk and by keyboard', () => {
  const there = openedRoom();
  describeDeciding(there);
  describeTogether(there);
  describeTwoKeys(there);
  describeRules(there);
  describeEnding(there);
});
