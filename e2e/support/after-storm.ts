import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Parser } from 'htmlparser2';
import type { Browser, Page } from 'playwright';
import { ownCommentEndpoint } from '@aggloforum/concertation/contract/comments.ts';
import type { DecisionResult, QueuePage } from '@aggloforum/concertation/contract/moderation.ts';
import type { AdminClient } from '../../cms/testing/admin-client.ts';
import { logIn } from './browser.ts';
import { linkInReceipt } from './comment-ledger.ts';
import { askAsCitizen, postComment } from './comments.ts';
import type { Ground, Reach } from './ground.ts';
import { ELEMENT, isTakenOver, MARK } from './hostile.ts';
import { textOf, whole } from './pages.ts';
import { pagesBehind } from './public-doors.ts';
import { filesOf } from './site-files.ts';
import { eventually, type Stack } from './stack.ts';

/** Nothing of a comment is mailed but what the team quotes of it. */
const FACTS = { article: 'sujet', facts: `Le passage « ${MARK}0> » ne parle pas du projet.` };
/** A spreadsheet would run what begins so. */
const FORMULA = /^\s*[=+\-@]|^[\t\r]/;
const CELL = /(?<=^|[;\n])(?:"((?:[^"]|"")*)"|([^;"\r\n]+))/g;
/** So many texts are opened at the desk. */
const OPENED = 6;

/** The team reads what waits: some is published, some goes back to its author by mail, and some goes on waiting. */
export async function readAtDesk(stack: Stack, { desk }: Ground): Promise<number> {
  const queue = async () => (await desk.ask<QueuePage>('GET', '/moderation/queue?view=mine&limit=50')).items;
  const returned = (await queue()).filter((_, index) => index % 4 === 0).map(({ id }) => id);
  for (const { id, reference } of await queue()) {
    const link = returned.includes(id) ? linkInReceipt(stack, reference) : '';
    if (link !== '') await askAsCitizen(stack, 'POST', ownCommentEndpoint(link), { act: 'confirm' });
  }
  const decisions = (await queue()).flatMap(({ id: comment, version }, index) => {
    if (returned.includes(comment)) return [{ comment, version, action: 'send-back', ...FACTS }];
    return index % 4 === 1 ? [] : [{ comment, version, action: 'approve' }];
  });
  const results = await desk.ask<readonly DecisionResult[]>('POST', '/moderation/decisions', { decisions });
  return results.filter(({ ok }) => ok).length;
}

/** Everything that was published stands in the files, once what came last does. */
export async function settled(
  stack: Stack,
  { project, consultation }: Pick<Reach, 'project' | 'consultation'>,
): Promise<void> {
  const body = `La dernière phrase de la journée, à ${Date.now()}.`;
  const data = `${stack.site}/donnees/commentaires/${project}/${consultation}.json`;
  await postComment(stack, { project, authorName: 'Dora', body });
  await eventually('what came last is public', async () => (await textOf(data)).includes(body), 180);
}

/** Files of any release, in which a text of the public has become markup, or which no program reads any more. */
export function spoiledFiles(stack: Stack): string[] {
  const folder = join(stack.settings.siteDir, 'releases');
  const files = filesOf(stack).filter((file) => /\.(html|xml|json|ics|txt)$/.test(file));
  return files.filter((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    // In JSON a text is a text; what is served says so, and is not guessed at.
    if (file.endsWith('.json')) return !isJson(text);
    return isTakenOver(text) || (file.endsWith('.xml') && htmlIn(text).some(isTakenOver));
  });
}

/** How many files of the site hold a text with markup, as the text that it is. */
export function filesWithMarkup(stack: Stack, ending: string): number {
  const folder = join(stack.settings.siteDir, 'releases');
  const shown = ending === '.json' ? MARK : MARK.replace('<', '&lt;');
  return filesOf(stack).filter(
    (file) => file.endsWith(ending) && readFileSync(join(folder, file), 'utf8').includes(shown),
  ).length;
}

/** What a feed hands on as HTML. */
function htmlIn(xml: string): string[] {
  const found: string[] = [];
  let open = false;
  const parser = new Parser(
    {
      onopentag: (_, { type }) => {
        open = type === 'html';
        if (open) found.push('');
      },
      ontext: (text) => {
        if (open) found.push(`${found.pop() ?? ''}${text}`);
      },
      onclosetag: () => {
        open = false;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}

/** The pages behind the links of the storm, one line for each that holds markup of the public. */
export async function spoiledOwnPages({ site }: Stack, reach: Reach): Promise<string[]> {
  const faults: string[] = [];
  for (const path of pagesBehind(reach)) {
    const answer = await fetch(site + path);
    if (isTakenOver(await answer.text())) faults.push(`${path} shows markup`);
    if (!answer.ok) faults.push(`${path} answers ${answer.status}`);
  }
  return faults;
}

/** Mails that show what was typed as markup, or went to somebody whom a line break named. */
export async function spoiledMails(stack: Stack): Promise<{ readonly faults: string[]; readonly telling: number }> {
  let count = -1;
  await eventually(
    'no more mail leaves',
    async () => {
      const before = count;
      count = (await stack.mails()).length;
      await pause(1_000);
      return count === before;
    },
    180,
  );
  const mails = await stack.mails();
  const faults = mails
    .filter(
      // Alone it may be there: a file of the staff that has it in the cell of addresses brings it in as a person.
      ({ html, headers, to }) =>
        isTakenOver(html) || 'bcc' in headers || (to.length > 1 && to.includes('tout-le-monde@example.org')),
    )
    .map(({ subject }) => subject);
  return { faults, telling: mails.filter(({ text }) => text.includes(MARK)).length };
}

/** The directory as a file: nobody's name is a formula. */
export async function spoiledCells(client: AdminClient): Promise<string[]> {
  const filter = { text: '', state: '', actorKind: '', commune: '', theme: '', source: '' };
  const { body } = await client.ask('POST', '/directory-mailing/directory/export', filter);
  const { csv, count } = body as { readonly csv: string; readonly count: number };
  const cells = [...csv.matchAll(CELL)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const lost = count > 0 && cells.length >= count ? [] : [`${cells.length} cells for ${count} people`];
  return [...lost, ...cells.filter((cell) => FORMULA.test(cell))];
}

/** The administration, as its browser shows it, with texts of the public on its pages; how many pages showed some. */
export async function spoiledAdmin(stack: Stack, browser: Browser): Promise<{ faults: string[]; shown: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  const faults: string[] = [];
  let shown = 0;
  const look = async (where: string) => {
    const { taken, told } = await looked(page);
    if (taken) faults.push(`${where} has an element of a sender`);
    if (told) shown += 1;
  };
  await logIn(page, stack.cms, stack.account('participation-officer'));
  const open = async (path: string) => {
    await page.goto(`${stack.cms}/admin/plugins/${path}`);
    await whole(page);
    await look(path);
  };
  for (const path of [
    'concertation-moderation',
    'concertation-moderation?vue=spam',
    'concertation-moderation?vue=rules',
  ]) {
    await open(path);
    const list = page.getByRole('list', { name: /^File/ }).getByRole('button').filter({ hasText: MARK });
    for (let index = 0; index < Math.min(OPENED, await list.count()); index += 1) {
      await list.nth(index).click();
      await page.locator('#lecture h2').waitFor();
      await look(`${path}, text ${index + 1}`);
    }
  }
  for (const path of [
    'concertation-moderation?vue=flagged',
    'concertation-moderation/recours',
    'concertation-messages',
  ])
    await open(path);
  const message = page.locator('main').getByRole('link').filter({ hasText: MARK }).first();
  if ((await message.count()) > 0) {
    await message.click();
    await page.locator('#recu').waitFor();
    await look('a message');
  }
  await open('directory-mailing/annuaire');
  await page.close();
  return { faults, shown };
}

async function looked(page: Page): Promise<{ taken: boolean; told: boolean }> {
  return page.evaluate(
    ({ element, mark }) => ({
      taken: [...document.querySelectorAll('*')].some(({ localName }) => localName.startsWith(element)),
      told: document.body.innerText.includes(mark),
    }),
    { element: ELEMENT, mark: MARK },
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
