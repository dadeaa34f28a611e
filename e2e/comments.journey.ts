import { describe } from 'node:test';
import { describeAppearing } from './comment-cases/appearing.ts';
import { describeChanging } from './comment-cases/changing.ts';
import { describeAtOnce, describeDeciding } from './comment-cases/deciding.ts';
import { describeFigures } from './comment-cases/figures.ts';
import { describeSuspects } from './comment-cases/suspects.ts';
import { describeTrouble } from './comment-cases/trouble.ts';
import { openedSite } from './comment-cases/visitors.ts';

describe('somebody comments', () => {
  const there = openedSite();
  describeAppearing(there);
  describeSuspects(there);
  describeChanging(there);
  describeDeciding(there);
  describeFigures(there);
  describeAtOnce(there);
  describeTrouble(there);
});
