import { test } from 'node:test';
import { bootTogether } from './boot-together.ts';

test('two that start at the same instant on one file come up, and seed once', async () => bootTogether());
