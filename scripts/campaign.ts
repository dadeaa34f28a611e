import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, processEnvironment, readSettings } from './environment.ts';
import { buildAll } from './stack/builds.ts';
import { ensureChromium } from './testing/chromium.ts';

export interface CampaignOptions {
  readonly minutes: number;
  readonly seed: number;
}

interface Campaign {
  /** Runs within its minutes, prints its figures, and answers whether all held. */
  run(options: CampaignOptions): Promise<boolean>;
}

const names = globSync('e2e/campaigns/*.ts', { cwd: ROOT })
  .map((file) => basename(file, '.ts'))
  .sort();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [name = ''] = positionals;
const options = { minutes: Number(values.minutes), seed: Number(values.seed) };

if (!names.includes(name) || !(options.minutes > 0) || !Number.isInteger(options.seed)) {
  process.stderr.write(`Écrivez : npm run campaign -- NOM --minutes N --seed S, où NOM est ${names.join(', ')}.\n`);
  process.exit(2);
}
process.env['CHROMIUM_PATH'] = ensureChromium(readSettings().ci);
await buildAll(processEnvironment(readSettings()));
process.stdout.write(`${name}: ${options.minutes} min, seed ${options.seed}\n`);
const campaign = (await import(join(ROOT, 'e2e', 'campaigns', `${name}.ts`))) as Campaign;
process.exitCode = (await campaign.run(options)) ? 0 : 1;
