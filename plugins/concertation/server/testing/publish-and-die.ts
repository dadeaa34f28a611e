import { bootDossierCms, wholeDossier } from './dossier-cms.ts';

/** A process of its own that publishes a dossier and is killed at the step that it is told: `DATA_DIR step databaseUrl`. */
const [dataDir = '', step = '', databaseUrl = ''] = process.argv.slice(2);
const { cms, choices } = await bootDossierCms({ dataDir, databaseUrl, listen: false });
const dossiers = cms.strapi.plugin('concertation').service('dossiers');
const actor = { id: 1, name: 'A', roles: ['communications'], communes: [] };
const dossier = wholeDossier('fauche', choices);
const project = await dossiers.create(actor, dossier);
const stored = await cms.strapi.plugin('concertation').service('reader').one('draft', project);
cms.strapi.documents.use(async (context, next) => {
  const result = await next();
  if (`${context.uid} ${context.action}` === step) process.kill(process.pid, 'SIGKILL');
  return result;
});
await dossiers.publish(actor, project, stored, 1);
process.kill(process.pid, 'SIGKILL');
