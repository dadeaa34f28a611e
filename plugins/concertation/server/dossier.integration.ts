import { describeDossier } from './testing/dossier-behaviour.ts';

describeDossier('SQLite', async () => undefined);
