import { bootCms } from '../../../../cms/testing/boot-cms.ts';

/**
 * A process of its own, `DATA_DIR DATABASE_URL`: says its last position, publishes a project that no relay numbers any
 * more, and is killed once a file has changed and before anybody was told.
 */
const [dataDir = '', databaseUrl = ''] = process.argv.slice(2);
const cms = await bootCms({ dataDir, databaseUrl, listen: false });
const publisher = cms.strapi.plugin('publisher');
const files = cms.strapi.db.query('plugin::upload.file');
const data = { name: 'a.pdf', hash: 'a', ext: '.pdf', mime: 'application/pdf', size: 1, url: '/uploads/a.pdf' };
const file = await files.create({ data: { ...data, provider: 'local' } });
const synthesis = { title: 'Bilan', slug: 'bilan', kind: 'synthesis', audience: 'public', document: file.id };
await cms.strapi
  .documents('api::synthesis.synthesis')
  .create({ data: synthesis as { title: string }, status: 'published' });
await publisher.service('outbox').relay();
process.stdout.write(`position ${await publisher.service('outbox').lastPosition()}\n`);
await cms.strapi
  .documents('api::project.project')
  .create({ data: { title: 'Gare', slug: 'gare' }, status: 'published' });
publisher.service('ledger').settle = () => process.kill(process.pid, 'SIGKILL');
await files.update({ where: { id: file.id }, data: { name: 'b.pdf' } });
