import { describeSubscription } from '../testing/subscription-behaviour.ts';

describeSubscription('SQLite', null);
