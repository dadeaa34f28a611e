import { bootCms } from '../../cms/testing/boot-cms.ts';
import { Random } from '../../site/follower/testing/random.ts';
import { writeStakeholders } from '../../plugins/directory-mailing/testing/opening-fixture.ts';
import { Citizen } from '../../plugins/directory-mailing/testing/subscription-fixture.ts';
import { processEnvironment, readSettings } from '../environment.ts';
import { buildAll } from '../stack/builds.ts';
import { type Note, remark } from './figure.ts';
import { quantiles } from './quantiles.ts';
import { rankTest } from './rank-test.ts';

const PAIRS = 300;
const WARM_UP = 40;

/** Whether the time of an answer tells who is in the directory: known and unknown addresses, turn about. */
export async function benchSignUp(note: Note): Promise<void> {
  await buildAll(processEnvironment(readSettings()), ['cms']);
  const cms = await bootCms();
  const taken: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  try {
    const numbers = Array.from({ length: WARM_UP + PAIRS }, (_, index) => index);
    await writeStakeholders(
      cms.strapi,
      numbers.map((number) => `known-${number}`),
    );
    const random = new Random(PAIRS);
    for (const number of numbers) {
      const kinds = random.below(2) === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
      for (const kind of kinds) {
        const ms = await answered(new Citizen(() => cms, `203.0.113.${number % 250}`), `${kind}-${number}@example.org`);
        if (number >= WARM_UP) taken[kind].push(ms);
      }
    }
  } finally {
    await cms.stop();
  }
  for (const [kind, times] of Object.entries(taken)) {
    for (const [which, value] of Object.entries(quantiles(times)))
      note({
        name: `answer to a sign-up, ${which}`,
        of: `${kind} address`,
        value: Number(value.toFixed(1)),
        unit: 'ms',
      });
  }
  const { larger, p } = rankTest(taken.known, taken.unknown);
  const of = `${PAIRS} of each`;
  note({ name: 'a known one takes longer', of, value: Math.round(larger * 1_000) / 10, unit: '%' });
  note({ name: 'as far from 50 % by chance', of, value: Math.round(p * 1_000) / 10, unit: '%' });
  if (p < 0.01) remark('Known and unknown addresses take different times: who is in the directory can be told.');
}

async function answered(citizen: Citizen, email: string): Promise<number> {
  const form = await citizen.form({ email });
  const from = performance.now();
  const { status } = await citizen.send(form);
  const ms = performance.now() - from;
  if (status !== 201) throw new Error(`a sign-up answered ${status}`);
  return ms;
}
