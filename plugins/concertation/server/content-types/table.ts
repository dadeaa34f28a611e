import { hiddenTables } from '@aggloforum/publisher/contract/hidden-tables.ts';

export const { table, index, key } = hiddenTables('concertation');
