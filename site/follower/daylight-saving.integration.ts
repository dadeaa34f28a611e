import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { consultation, project, snapshot } from '../src/testing/fixture.ts';
import { Publisher } from './publisher.ts';
import { renderWhole, wholeOf } from './testing/render-whole.ts';
import { differences, filesIn } from './testing/whole-files.ts';

const PUBLIC_URL = 'http://localhost:24325';

interface Night {
  readonly name: string;
  /** The hour that comes twice, or never. */
  readonly opens: string;
  readonly opensAt: string;
  readonly closes: string;
  /** First instant of the day of the change and of the one after it, with the days that are left then. */
  readonly days: readonly (readonly [instant: string, left: number])[];
}

const NIGHTS: readonly Night[] = [
  {
    name: 'the autumn night, when 02:30 comes twice: the first of the two',
    opens: '2027-10-31T02:30',
    opensAt: '2027-10-31T00:30:00Z',
    closes: '2027-11-05T23:59',
    days: [
      ['2027-10-30T22:00:00Z', 5],
      ['2027-10-31T23:00:00Z', 4],
    ],
  },
  {
    name: 'the spring night, when 02:30 never comes: an hour and a half after midnight has passed',
    opens: '2027-03-28T02:30',
    opensAt: '2027-03-28T01:30:00Z',
    closes: '2027-04-02T23:59',
    days: [
      ['2027-03-27T23:00:00Z', 5],
      ['2027-03-28T22:00:00Z', 4],
    ],
  },
];

for (const { name, opens, opensAt, closes, days } of NIGHTS) {
  describe(name, () => {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-night-'));
    const siteDir = join(folder, 'site');
    const batch = wholeOf(
      snapshot({
        projects: [project('nuit', { slot: 1 }), project('compte', { slot: 2 })],
        consultations: [
          consultation('nuit', { notice: null, opens, closes }),
          consultation('compte', { notice: null, opens: '2027-01-10', closes }),
        ],
      }),
    );
    const publisher = new Publisher(siteDir, PUBLIC_URL);
    const words = (slug: string) => {
      const html = readFileSync(join(siteDir, 'current', 'projets', slug, 'index.html'), 'utf8');
      return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    };

    /** Time goes on to an instant, and the site with it, as far as it knows by itself that it must. */
    async function goOnTo(now: number): Promise<void> {
      const { site } = publisher;
      site?.tick(now);
      while (site !== null && !site.isSettled) await site.work(true);
      const root = join(folder, `whole-${now}`);
      const whole = filesIn(await renderWhole(root, PUBLIC_URL, batch, now));
      assert.deepEqual(differences(filesIn(join(siteDir, 'current')), whole), []);
    }

    before(async () => {
      await publisher.take(batch, Date.parse(days[0]?.[0] ?? '') - 3_600_000);
      await publisher.renew();
    });
    after(() => {
      publisher.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const [midnight, nextMidnight] = days.map(([instant, left]) => async () => {
      await goOnTo(Date.parse(instant) - 1);
      assert.match(words('compte'), new RegExp(`Encore ${left + 1}\\sjours\\.`));
      await goOnTo(Date.parse(instant));
      assert.match(words('compte'), new RegExp(`Encore ${left}\\sjours\\.`));
    });

    test('counts a day less at the midnight before', midnight);

    test('opens a consultation at the instant that its hour names, and not before', async () => {
      await goOnTo(Date.parse(opensAt) - 1);
      assert.match(words('nuit'), /Ouvre aujourd’hui à 2\sh\s30/);
      await goOnTo(Date.parse(opensAt));
      assert.doesNotMatch(words('nuit'), /Ouvre aujourd’hui/);
      assert.match(words('nuit'), /Encore 5\sjours/);
    });

    test('counts a day less at the midnight after', nextMidnight);
  });
}
