import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type BootedCms, bootCms } from '../../../cms/testing/boot-cms.ts';
import { signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import { STAKEHOLDER } from './content-types/index.ts';
import { settingsOf } from './settings.ts';

const DEMO = join(import.meta.dirname, '../../../cms/demo/stakeholders.json');

describe('the stakeholders of the demonstration', () => {
  const wanted = (JSON.parse(readFileSync(DEMO, 'utf8')) as { email: string }[]).map(({ email }) => email).sort();
  let cms: BootedCms;
  const rows = () => cms.strapi.db.query(STAKEHOLDER);
  const emails = async (): Promise<string[]> =>
    (await rows().findMany({})).map(({ email }: { email: string }) => email).sort();
  const directory = () => cms.strapi.plugin('directory-mailing').service('directory');

  before(async () => {
    cms = await bootCms({ mode: 'demo', listen: false });
  });
  after(async () => {
    await cms?.stop();
    rmSync(cms.dataDir, { recursive: true, force: true });
  });

  test('come all or not at all', async () => {
    let written = 0;
    const tear = cms.strapi.db.lifecycles.subscribe({
      models: [STAKEHOLDER],
      beforeCreate: () => {
        written += 1;
        if (written === 2) throw new Error('torn');
      },
    });
    await assert.rejects(directory().seedDemo(), /torn/);
    tear();
    assert.deepEqual(await emails(), []);
  });

  test('come once, with the INSEE codes of their communes', async () => {
    await directory().seedDemo();
    assert.deepEqual(await emails(), wanted);
    const camille = await rows().findOne({ where: { email: 'camille.exemple@example.org' } });
    const { insee } = await cms.strapi.db.query('api::commune.commune').findOne({ where: { slug: 'bouillargues' } });
    assert.deepEqual([camille.state, camille.communes], ['confirmed', [insee]]);
  });

  test('are not brought back by a later start, neither who left nor who was erased', async () => {
    const [leaver = '', erased = '', ...others] = wanted;
    const { documentId } = await rows().findOne({ where: { email: leaver } });
    await directory().unsubscribe(signLink('unsubscribe', documentId, settingsOf(cms.strapi).linkKey));
    await rows().delete({ where: { email: erased } });
    const { dataDir } = cms;
    await cms.stop(true);
    cms = await bootCms({ mode: 'demo', listen: false, dataDir });
    await directory().seedDemo();
    assert.deepEqual(await emails(), [leaver, ...others].sort());
    assert.equal((await rows().findOne({ where: { email: leaver } })).state, 'unsubscribed');
  });

  test('do not come in production', async () => {
    await rows().deleteMany({});
    const { dataDir } = cms;
    await cms.strapi.store({ type: 'plugin', name: 'directory-mailing', key: 'demo-seeded' }).delete({});
    await cms.stop(true);
    cms = await bootCms({ mode: 'production', listen: false, dataDir });
    await directory().seedDemo();
    assert.deepEqual(await emails(), []);
  });
});
