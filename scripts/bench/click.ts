import { logIn } from '../../cms/testing/admin-client.ts';
import { eventually, startStack } from '../../e2e/support/stack.ts';
import { processEnvironment, readSettings } from '../environment.ts';
import { buildAll } from '../stack/builds.ts';
import type { Note } from './figure.ts';
import { Reader } from './front-door.ts';
import { noteQuantiles } from './quantiles.ts';

const PROJECTS = '/content-manager/collection-types/api::project.project';
const CLICKS = 30;
const OF = 'demonstration';

/** From « Publier » in the administration to the new title over HTTP, with every process of the real stack. */
export async function clickFigures(note: Note): Promise<void> {
  await buildAll(processEnvironment(readSettings()));
  const stack = await startStack();
  const reader = new Reader(stack.settings.sitePort);
  try {
    const admin = await logIn(stack.cms, stack.settings.dataDir, 'communications');
    const { body } = await admin.ask('GET', `${PROJECTS}?pageSize=1`);
    const [project] = (body as { results: { documentId: string; slug: string }[] }).results;
    if (project === undefined) throw new Error('the demonstration holds no project');
    const path = `/projets/${project.slug}/`;
    await eventually('the page of the project', async () => (await reader.ask(path)).status === 200);
    const [answered, seen]: [number[], number[]] = [[], []];
    for (let click = 0; click < CLICKS; click += 1) {
      const title = `Titre-${click}-publié`;
      const clickedAt = performance.now();
      const publishing = admin.ask('POST', `${PROJECTS}/${project.documentId}/actions/publish`, { title });
      const visible = reader.until(path, ({ text }) => text.includes(title));
      const { status } = await publishing;
      if (status !== 200) throw new Error(`the publication answered ${status}`);
      answered.push(performance.now() - clickedAt);
      seen.push((await visible) - clickedAt);
    }
    noteQuantiles(note, 'click → answer of the CMS', OF, answered);
    noteQuantiles(note, 'click → visible', OF, seen);
  } finally {
    reader.close();
    await stack.stop();
  }
}
