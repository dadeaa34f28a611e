import { describeBounces } from '../../testing/bounce-behaviour.ts';

describeBounces('SQLite', null);
