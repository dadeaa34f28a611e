import { describeSending } from '../testing/sending-behaviour.ts';

describeSending('SQLite', null);
