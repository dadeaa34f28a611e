import { describe } from 'node:test';
import { describeAnswering } from './message-cases/answering.ts';
import { describeAsking } from './message-cases/asking.ts';
import { describeDesk } from './message-cases/desk.ts';
import { describeElsewhere } from './message-cases/elsewhere.ts';
import { openedOffice } from './message-cases/office.ts';
import { describeTrouble } from './message-cases/trouble.ts';

describe('somebody asks, and is answered', () => {
  const there = openedOffice();
  describeAsking(there);
  describeElsewhere(there);
  describeAnswering(there);
  describeDesk(there);
  describeTrouble(there);
});
