import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { logIn, openBrowser } from './support/browser.ts';
import { appealAgainst, ownComment, type Posted, postComment, reportComment } from './support/comments.ts';
import { Desk } from './support/desk.ts';
import { fillNewDossier } from './support/dossier-form.ts';
import { axeViolations } from './support/pages.ts';
import { eventually, startStack, type Stack } from './support/stack.ts';
import { Keyboard } from './support/without-mouse.ts';

const PROJECT = 'la-halle-aux-livres';
const WORDS = [
  'Le projet oublie les enfants.',
  'Je suis pour, avec des arbres.',
  'Appelez Dupont au 06 12 34 56 78.',
  'Vous êtes nuls, sans exception.',
  'Une première publicité.',
  'Une deuxième publicité.',
  'Une troisième publicité.',
  'Qui paie le chauffage ?',
  'Ouvrez le dimanche.',
  'Un banc à l’ombre, merci.',
];

describe('moderation, at the desk and by keyboard', () => {
  let stack: Stack;
  let browser: Browser;
  let lead: Page;
  let officer: Page;
  let keyboard: Keyboard;
  const posted: Posted[] = [];
  const measured: string[] = [];
  let pressed = 0;

  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
    lead = await pageOf('project-lead');
    officer = await pageOf('participation-officer');
    keyboard = new Keyboard(officer);
    await fillNewDossier(lead, stack.cms, 'La halle aux livres');
    await lead.getByRole('button', { name: 'Publier le dossier' }).click();
    await lead.getByText('Publié', { exact: true }).first().waitFor();
    await lead.getByRole('button', { name: 'Ouvrir les commentaires' }).click();
    await lead.getByText('Commentaires sur le site : ouverts').waitFor();
    const desk = await Desk.of(stack, 'participation-officer');
    await desk.letProgramsType();
    await desk.clear();
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const pageOf = async (role: string, width = 1280): Promise<Page> => {
    const page = await (
      await browser.newContext({ bypassCSP: true, viewport: { width, height: 900 }, locale: 'fr-FR' })
    ).newPage();
    await logIn(page, stack.cms, stack.account(role));
    return page;
  };
  const desk = (path = '') => `${stack.cms}/admin/plugins/concertation-moderation${path}`;
  const send = async (body: string, website?: string) => {
    const authorName = `Personne ${posted.length + 1}`;
    const one = await postComment(stack, { project: PROJECT, authorName, body, ...(website ? { website } : {}) });
    posted.push(one);
    return one;
  };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await officer.keyboard.press(key);
    pressed += keys.length;
  };
  /** One decision, or several at once, and what it took. */
  const measure = async (what: string, decisions: number, act: () => Promise<void>) => {
    const before = pressed;
    await act();
    const keys = pressed - before;
    measured.push(`${what}: ${keys} keys for ${decisions} decision${decisions > 1 ? 's' : ''}`);
    return keys;
  };
  const view = (page: Page, name: string) => page.getByRole('group', { name: 'Vues' }).getByRole('button', { name });
  const shown = (page: Page, words: string) => page.locator('#lecture').getByText(words, { exact: true }).first();
  const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).first();
  /** The text is read before it is judged. */
  const reading = async (words: string) => shown(officer, words).waitFor();
  const stateOf = async (one: Posted | undefined) => {
    const { revisions } = (await ownComment(stack, one?.own ?? '')) as { revisions: { state: string }[] };
    return revisions[0]?.state;
  };

  test('what citizens send waits in the queue; the home page says how much and since when', async () => {
    for (const words of WORDS) assert.equal((await send(words)).status, 201);
    for (const words of ['Gagnez un téléphone.', 'Prêt sans dossier.', 'Cliquez ici.'])
      assert.equal((await send(words, 'https://robot.example')).status, 201);
    await officer.goto(`${stack.cms}/admin`);
    await officer.getByText(/le plus ancien attend depuis/).waitFor();
    await keyboard.press(officer.getByRole('link', { name: '10 textes à lire' }));
    await officer.getByRole('heading', { level: 1, name: 'Modération' }).waitFor();
    await view(officer, 'À mon tour 10').waitFor();
    await view(officer, 'Indésirables 3').waitFor();
    assert.equal(await officer.getByRole('list', { name: /^File/ }).getByRole('listitem').count(), 10);
    await officer
      .getByText(/^d’ici /)
      .first()
      .waitFor();
    await reading(WORDS[0] ?? '');
  });

  test('a letter, a figure and Enter refuse with a prepared reason; the next text is under the hand', async () => {
    const keys = await measure('refuse with a prepared reason', 1, async () => press('r', '1', 'Enter'));
    assert.equal(keys, 3);
    await said(officer, 'Refusé.').waitFor();
    await view(officer, 'À mon tour 9').waitFor();
    await reading(WORDS[1] ?? '');
    assert.equal(await stateOf(posted[0]), 'refused');
    const { decisions } = (await ownComment(stack, posted[0]?.own ?? '')) as { decisions: { article: string }[] };
    assert.ok(
      decisions.some(({ article }) => article),
      'its author reads which article',
    );
  });

  test('a letter and Enter approve', async () => {
    const keys = await measure('approve', 1, async () => press('a', 'Enter'));
    assert.equal(keys, 2);
    await view(officer, 'À mon tour 8').waitFor();
    assert.equal(await stateOf(posted[1]), 'published');
  });

  test('a passage is selected and masked; nothing else can be changed in the text', async () => {
    await reading(WORDS[2] ?? '');
    await measure('mask a passage, with a prepared reason', 1, async () => {
      await press('m');
      const box = officer.getByLabel('Le texte à masquer');
      await keyboard.mustHold(box, 'the text to mask has the focus');
      await officer.keyboard.type('abc');
      assert.equal(await box.inputValue(), WORDS[2]);
      await press('Control+Home', 'Control+ArrowRight', 'Shift+End', 'm');
      assert.equal(await box.inputValue(), 'Appelez […]');
      await press('1', 'Enter');
    });
    await view(officer, 'À mon tour 7').waitFor();
    assert.equal(await stateOf(posted[2]), 'published-redacted');
  });

  test('a text goes back to its author with a sentence of one’s own', async () => {
    await reading(WORDS[3] ?? '');
    await press('v');
    await keyboard.type(officer.getByLabel('Les faits'), 'Dites ce qui ne va pas, sans viser personne.');
    await press('Control+Enter');
    await said(officer, 'Renvoyé.').waitFor();
    await view(officer, 'À mon tour 6').waitFor();
    const { decisions } = (await ownComment(stack, posted[3]?.own ?? '')) as { decisions: { facts: string }[] };
    assert.ok(decisions.some(({ facts }) => facts === 'Dites ce qui ne va pas, sans viser personne.'));
  });

  test('several are ticked and refused at once', async () => {
    await reading(WORDS[4] ?? '');
    const keys = await measure('tick three and refuse them with a prepared reason', 3, async () => {
      await press('x', 'j', 'x', 'j', 'x', 'r');
      await officer.getByRole('heading', { name: 'Refuser 3\u00a0textes' }).waitFor();
      await press('1', 'Enter');
    });
    assert.equal(keys, 8);
    await said(officer, 'Refusé : 3\u00a0textes.').waitFor();
    await view(officer, 'À mon tour 3').waitFor();
    for (const one of posted.slice(4, 7)) assert.equal(await stateOf(one), 'refused');
  });

  test('letters are letters while somebody writes, and the help lists every key', async () => {
    await press('/');
    await officer.keyboard.type('rak');
    assert.equal(await officer.getByLabel('Chercher dans les textes').inputValue(), 'rak');
    assert.equal(await officer.getByRole('heading', { name: /^Refuser/ }).count(), 0);
    await officer.getByLabel('Chercher dans les textes').fill('');
    await officer.getByRole('heading', { level: 1 }).click();
    await press('?');
    const help = officer.getByRole('dialog', { name: 'Touches du clavier' });
    for (const key of ['j', 'k', 'a', 'm', 'v', 'r', 't', 'e', 'x', '/', '?'])
      await help.getByText(key, { exact: true }).waitFor();
    await officer.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
  });

  test('of two people who decide the same text, the second sees who did, and overwrites nothing', async () => {
    await officer.goto(desk());
    await reading(WORDS[7] ?? '');
    await lead.goto(desk());
    await shown(lead, WORDS[7] ?? '').waitFor();
    await lead.keyboard.press('a');
    await lead.keyboard.press('Enter');
    await said(lead, 'Approuvé.').waitFor();
    await press('r', '1', 'Enter');
    const alert = officer.getByRole('alert').filter({ hasText: 'Entre-temps, ce texte a changé' });
    await alert.waitFor();
    assert.match(await alert.innerText(), /, le \d+ .* à \d\d:\d\d/);
    await officer.locator('#lecture').getByText('publié', { exact: true }).waitFor();
    assert.equal(await stateOf(posted[7]), 'published');
    await view(officer, 'À mon tour 2').waitFor();
  });

  test('all that is held as spam is refused in one gesture, once it is said what that does', async () => {
    await keyboard.press(view(officer, 'Indésirables'));
    await keyboard.press(officer.getByRole('button', { name: 'Vider les indésirables (3)…' }));
    const dialog = officer.getByRole('dialog');
    await dialog.getByText('chacun de ces textes peut être rétabli').waitFor();
    await keyboard.reach(dialog.getByRole('radio').first());
    await officer.keyboard.press('Space');
    await keyboard.press(dialog.getByRole('button', { name: 'Refuser les 3' }));
    await said(officer, '3\u00a0textes refusés').waitFor();
    await officer.getByText('Aucun texte n’est retenu comme indésirable.').waitFor();
    for (const one of posted.slice(10, 13)) assert.equal(await stateOf(one), 'refused');
  });

  test('a published text is reported, looked at, and stays; it is answered; then it is removed and restored', async () => {
    await officer.goto(desk());
    await officer.getByLabel('Chercher dans les textes').waitFor();
    const id = await idOf(posted[1]);
    assert.equal(await reportComment(stack, id, 'Ce ton n’a rien à faire ici.'), 201);
    await officer.goto(desk('?vue=flagged'));
    await officer.getByText('«\u00a0Ce ton n’a rien à faire ici.\u00a0»').waitFor();
    await officer.getByLabel('Réponse à qui l’a signalé').fill('Ce texte critique un projet, ce que la charte permet.');
    await officer.getByRole('button', { name: 'Écarter le signalement' }).click();
    await officer.getByText('Aucun commentaire n’est signalé.').waitFor();
    await officer.goto(desk(`?texte=${id}`));
    await officer.getByText('Répondre au nom de la collectivité').click();
    await officer.getByLabel('Service qui répond').fill('Direction de la culture');
    await officer.getByLabel('Votre réponse').fill('Des arbres sont prévus dans la cour.');
    await officer.getByRole('button', { name: 'Publier la réponse' }).click();
    await shown(officer, 'Des arbres sont prévus dans la cour.').waitFor();
    await shown(officer, 'Réponse officielle').waitFor();
    await officer.getByRole('heading', { level: 1 }).click();
    for (const [key, state] of [
      ['t', 'removed'],
      ['e', 'published'],
    ] as const) {
      await press(key);
      if (key === 't') await press('1');
      else await keyboard.type(officer.getByLabel('Les faits'), 'Retiré par erreur, le texte est dans le sujet.');
      await press(key === 't' ? 'Enter' : 'Control+Enter');
      await eventually(`it is ${state}`, async () => (await stateOf(posted[1])) === state);
      await shown(officer, state === 'removed' ? 'retiré' : 'publié').waitFor();
    }
  });

  test('who took part in a refusal does not decide the appeal; somebody else does', async () => {
    assert.equal(await appealAgainst(stack, posted[0]?.own ?? '', 'Mon texte parle bien de la halle.'), 200);
    await officer.goto(desk('/recours'));
    await officer.getByText('Vous avez pris part à cette décision').waitFor();
    assert.equal(await officer.getByRole('button', { name: 'Accepter le recours' }).count(), 0);
    await lead.goto(desk('/recours'));
    await lead.getByLabel('Votre réponse').fill('Le texte parle du projet : il est publié.');
    await lead.getByRole('button', { name: 'Accepter le recours' }).click();
    await said(lead, 'est accepté').waitFor();
    assert.equal(await stateOf(posted[0]), 'published');
  });

  test('a policy with two keys is written, chosen by the lead with its consequences, and never changed again', async () => {
    await officer.goto(desk('/politiques'));
    await officer.getByRole('button', { name: 'Écrire une version…' }).click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByLabel('Nom de la version').fill('Deux personnes');
    await dialog.getByLabel('Façon de modérer').selectOption('pre-moderation-two-keys');
    await dialog.getByText('deux personnes').waitFor();
    await dialog.getByRole('button', { name: 'Enregistrer la version' }).click();
    const card = officer.getByRole('region', { name: 'Deux personnes' });
    await card.getByText('Pas encore employée').waitFor();
    await openDossier();
    await lead.getByText('2\u00a0attendent l’équipe', { exact: false }).waitFor();
    await lead.getByLabel('Politique de modération').selectOption({ label: 'Deux personnes' });
    await lead.getByText('iront ensuite à l’élu·e délégué·e', { exact: false }).waitFor();
    await lead.getByText('art. 93-3', { exact: false }).first().waitFor();
    await lead.getByRole('button', { name: 'Prendre cette politique' }).click();
    await lead.getByText('Enregistré.').waitFor();
    await officer.reload();
    await card.getByText('Figée').waitFor();
    assert.equal(await card.getByRole('button', { name: 'Modifier…' }).count(), 0);
  });

  test('the elected official sees the second key’s texts and no others, and turns it by keyboard', async () => {
    await officer.goto(desk());
    await reading(WORDS[8] ?? '');
    await press('a', 'Enter');
    await said(officer, 'Approuvé.').waitFor();
    assert.equal(await stateOf(posted[8]), 'awaiting-elected');
    const elected = await pageOf('elected-official');
    await elected.getByRole('link', { name: '1\u00a0texte à lire' }).click();
    await shown(elected, WORDS[8] ?? '').waitFor();
    assert.equal(await elected.getByRole('group', { name: 'Vues' }).getByRole('button').count(), 1);
    assert.equal(await elected.getByRole('list', { name: /^File/ }).getByRole('listitem').count(), 1);
    const acts = elected.getByRole('group', { name: 'Décider' }).getByRole('button');
    assert.deepEqual(
      (await acts.allInnerTexts()).map((words) => words.split('\n')[0]),
      ['Approuver', 'Renvoyer', 'Refuser'],
    );
    await elected.getByRole('heading', { level: 1 }).click();
    await elected.keyboard.press('a');
    await elected.keyboard.press('Enter');
    await said(elected, 'Approuvé.').waitFor();
    assert.equal(await stateOf(posted[8]), 'published');
    await elected.context().close();
  });

  test('a guarantor reads texts and decisions, and finds no address and no button', async () => {
    const id = await idOf(posted[0]);
    const guarantor = await pageOf('guarantor');
    await guarantor.goto(desk(`?texte=${id}`));
    await shown(guarantor, WORDS[0] ?? '').waitFor();
    await guarantor.locator('#lecture').getByRole('heading', { name: 'Historique' }).waitFor();
    assert.equal(await guarantor.getByRole('group', { name: 'Décider' }).count(), 0);
    assert.equal(await guarantor.getByRole('checkbox').count(), 0);
    assert.equal(await guarantor.getByText('@').count(), 0);
    assert.equal(await guarantor.getByRole('link', { name: 'Politiques' }).count(), 0);
    await guarantor.context().close();
  });

  test('who stands in for the elected official is named, and how long things are kept is changed with a reason', async () => {
    await officer.goto(desk('/reglages'));
    await officer.getByLabel('Suppléant·e').selectOption({ index: 1 });
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await officer.getByLabel('Du', { exact: true }).fill(day(20));
    await officer.getByLabel('Au (compris)').fill(day(30));
    await officer.getByRole('button', { name: 'Désigner pour cette période' }).click();
    await said(officer, 'C’est enregistré.').waitFor();
    await officer.getByLabel('Adresses', { exact: true }).fill('18');
    await officer.getByRole('button', { name: 'Changer les durées' }).click();
    await officer.getByRole('strong').first().waitFor();
    await officer.getByLabel('Motif', { exact: true }).fill('Avis de la déléguée à la protection des données.');
    await officer.getByRole('button', { name: 'Changer les durées' }).click();
    await said(officer, 'Enregistré.').waitFor();
  });

  test('the lead closes at once, and the reason is what the next citizen reads', async () => {
    assert.equal((await send('Avant la fermeture.')).status, 201);
    await openDossier();
    await lead.getByRole('button', { name: 'Fermer maintenant…' }).click();
    const dialog = lead.getByRole('dialog', { name: 'Fermer les commentaires maintenant' });
    assert.notEqual(await dialog.getByLabel('Motif public').inputValue(), '');
    const from = performance.now();
    await dialog.getByRole('button', { name: 'Fermer maintenant' }).click();
    const refused = await eventually('a comment is refused', async () => {
      const one = await send('Après la fermeture.');
      return one.status === 409 && one;
    });
    measured.push(`close at once: 2 clicks, ${Math.round(performance.now() - from)} ms to the first refused comment`);
    assert.equal(refused.reason, 'off');
    await lead.getByText('Commentaires sur le site : fermés').waitFor();
  });

  test('a text is erased for an author who asks for it, and nothing of it is left at the desk', async () => {
    const last = posted.findLast(({ status }) => status === 201);
    await officer.goto(desk());
    await officer.getByRole('button').filter({ hasText: 'Avant la fermeture.' }).click();
    await reading('Avant la fermeture.');
    await officer.getByRole('button', { name: 'Effacer à la demande de son auteur·rice…' }).click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Effacer pour toujours' }).click();
    await dialog.getByText('Assurez-vous d’abord de qui le demande.').waitFor();
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Effacer pour toujours' }).click();
    await said(officer, 'Le texte est effacé.').waitFor();
    await officer.reload();
    await view(officer, 'À mon tour').waitFor();
    assert.equal(await officer.getByText('Avant la fermeture.').count(), 0);
    assert.equal((await ownComment(stack, last?.own ?? ''))['public'] ?? null, null);
  });

  test('no page of the desk has a fault that axe knows, nor scrolls sideways at 360 px', async () => {
    for (const width of [1280, 360]) {
      const page = await pageOf('participation-officer', width);
      const id = await idOf(posted[1]);
      for (const path of ['', `?texte=${id}`, '?vue=spam', '/recours', '/politiques', '/reglages']) {
        await page.goto(desk(path));
        await page.locator('main h1').waitFor();
        await pause(1_000);
        assert.deepEqual(await axeViolations(page), [], `${path} at ${width} px`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, path);
      }
      await page.goto(desk());
      const list = page.getByRole('list', { name: /^File/ });
      await list.getByRole('button').first().click();
      await page.locator('#lecture h2').waitFor();
      assert.equal(await list.isVisible(), width === 1280, 'on a telephone, the list or the text');
      if (width === 360) await page.getByRole('button', { name: 'Revenir à la liste' }).click();
      await list.waitFor();
      await page.context().close();
    }
  });

  test('what a decision takes', (t) => {
    for (const line of measured) t.diagnostic(line);
    assert.ok(measured.length > 0);
  });

  /** Of the comment, as the desk knows it. */
  async function idOf(one: Posted | undefined): Promise<string> {
    const { public: text } = (await ownComment(stack, one?.own ?? '')) as { public: { id: string } | null };
    return text?.id ?? '';
  }

  async function openDossier(): Promise<void> {
    await lead.goto(`${stack.cms}/admin/plugins/concertation`);
    await lead.getByRole('link', { name: 'La halle aux livres' }).click();
    await lead.getByText('Commentaires sur le site : ouverts').waitFor();
  }
});
