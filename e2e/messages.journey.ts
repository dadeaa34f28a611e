import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { logIn, openBrowser } from './support/browser.ts';
import { fillNewDossier } from './support/dossier-form.ts';
import { lookAt } from './support/looked-at.ts';
import { axeViolations, htmlErrors } from './support/pages.ts';
import { eventually, type Mail, type Stack, startStack } from './support/stack.ts';
import { Keyboard, watchPointer } from './support/without-mouse.ts';
import { isToldThatTheCmsIsDown } from './support/cms-down.ts';

const DESK = '/admin/plugins/concertation-messages';
const QUESTION = 'La voie verte passera-t-elle près de l’école ?\nEt avec quel éclairage ?';
const REPLY =
  'Bonjour,\n\nOui, elle passera derrière l’école, avec un éclairage bas jusqu’à 22 h. Le plan sera montré à la prochaine réunion.\n\nDirection des mobilités';

describe('somebody asks, and is answered', () => {
  let stack: Stack;
  let browser: Browser;
  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
    await eventually('the page', async () => (await fetch(`${stack.site}/contact/`)).ok);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const mailTo = async (email: string, subject: RegExp): Promise<Mail> =>
    eventually(`a mail ${subject} to ${email}`, async () =>
      (await stack.mails()).find((mail) => mail.to.includes(email) && subject.test(mail.subject)),
    );
  const linkIn = (mail: Mail, page: string): string => {
    const link = new RegExp(`${stack.site}/participer/${page}/[\\w.-]+`).exec(mail.text)?.[0];
    assert.ok(link, `a link to ${page}`);
    return link;
  };
  /** Sound HTML, nothing that axe-core finds, no sideways scroll on a phone. */
  const isSound = async (page: Page) => {
    const plain = (await page.content()).replaceAll(/ (novalidate|open|checked|hidden)=""/g, ' $1');
    assert.deepEqual(await htmlErrors(plain.replaceAll(/<script type="text\/javascript">[^]*?<\/script>/g, '')), []);
    assert.deepEqual(await axeViolations(page), []);
    await lookAt(page);
  };
  const reference = async (page: Page) =>
    /MSG-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec((await page.locator('.reference').textContent()) ?? '')?.[0] ?? '';
  let asked = '';

  test('from the page of a project without JavaScript, in two steps, and stores nothing at the first', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    await page.goto(`${stack.site}/projets/voie-verte-du-vistre/`);
    await page.getByRole('link', { name: 'Poser une question sur ce projet' }).click();
    await page.getByText('Votre message ira à').waitFor();
    await page.getByLabel('Votre message', { exact: true }).fill(QUESTION);
    await page.getByRole('button', { name: 'Relire et envoyer' }).click();
    await page.getByRole('heading', { name: '3 réponses sont à corriger' }).waitFor();
    const kept = await page.getByLabel('Votre message', { exact: true }).inputValue();
    assert.equal(kept.replaceAll('\r\n', '\n'), QUESTION, 'the text is kept');
    await page.getByLabel('Une question').check();
    await page.getByLabel('Objet').fill('L’école');
    await page.getByLabel('Adresse électronique').fill('sans-script@example.org');
    await page.getByLabel('Nom (facultatif)').fill('Ana « la » Sœur');
    await page.getByLabel(/J’accepte que ma question/).check();
    await page.getByRole('button', { name: 'Relire et envoyer' }).click();
    await page.getByRole('heading', { name: 'Relisez et envoyez' }).waitFor();
    await page.getByText('Rien n’est encore enregistré.').waitFor();
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByRole('heading', { name: 'Votre message est enregistré' }).waitFor();
    asked = await reference(page);
    for (const words of ['Direction des mobilités', 'jours ouvrés', 'notre silence ne vaut ni accord ni refus'])
      await page.getByText(words).first().waitFor();
    const receipt = await mailTo('sans-script@example.org', /Accusé de réception/);
    assert.ok(receipt.text.includes(asked));
    assert.doesNotMatch(`${receipt.text}${receipt.html}`, /école|Ana/, 'nothing typed is echoed');
    const link = linkIn(receipt, 'mon-message');
    await page.goto(link);
    assert.equal(await page.getByText('près de l’école').count(), 0, 'reading the link shows nothing yet');
    await page.getByRole('button', { name: 'C’est bien moi' }).click();
    await page.getByText('Votre adresse est confirmée').waitFor();
    await page.getByText('près de l’école').first().waitFor();
    await page.close();
  });

  test('from the contact page with JavaScript, in one step', async () => {
    const page = await browser.newPage({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
    await page.goto(`${stack.site}/contact/`);
    await isSound(page);
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByRole('heading', { name: '4 réponses sont à corriger' }).waitFor();
    await isSound(page);
    await page.getByLabel('Une idée').check();
    await page.getByLabel('Objet').fill('Des ruches');
    await page.getByLabel('Votre message', { exact: true }).fill('Mettez des ruches sur les toits des mairies.');
    await page.getByLabel('Adresse électronique').fill('avec-script@example.org');
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByRole('heading', { name: 'Votre message est enregistré' }).waitFor();
    await isSound(page);
    const receipt = await mailTo('avec-script@example.org', /Accusé de réception/);
    await page.goto(linkIn(receipt, 'mon-message'));
    await isSound(page);
    await page.getByRole('button', { name: 'C’est bien moi' }).click();
    await page.getByText('Votre adresse est confirmée').waitFor();
    await isSound(page);
    await page.getByText('Tout effacer').click();
    await page.getByRole('button', { name: 'Effacer mon message' }).click();
    await page.getByRole('heading', { name: 'Votre message est effacé' }).waitFor();
    await page.close();
  });

  for (const javaScriptEnabled of [true, false]) {
    test(`a hole in the street is pointed to the reporting app, with${javaScriptEnabled ? '' : 'out'} JavaScript`, async () => {
      const page = await browser.newPage({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
      await page.goto(`${stack.site}/contact/`);
      await page.getByLabel('Signaler un problème dans la rue').check();
      assert.ok(await page.getByText('Un trou, une lampe en panne').isVisible(), 'at once, without a script');
      await page.getByLabel('Objet').fill('Un trou');
      await page.getByLabel('Votre message', { exact: true }).fill('Il y a un grand trou devant le 3 rue Neuve.');
      await page.getByLabel('Adresse électronique').fill('trou@example.org');
      await page
        .getByRole('button', { name: javaScriptEnabled ? 'Envoyer' : 'Relire et envoyer', exact: true })
        .click();
      await page.getByRole('heading', { name: 'Un problème dans la rue' }).waitFor();
      const app = page.getByRole('main').getByRole('link', { name: 'l’application de signalement' });
      assert.equal(await app.getAttribute('href'), 'https://signalement.agglo.example.org/');
      await page.getByRole('button', { name: 'Envoyer tout de même' }).click();
      await page.getByRole('heading', { name: 'Votre message est enregistré' }).waitFor();
      await page.close();
    });
  }

  describe('about a project whose public inquiry is open', () => {
    const REGISTER = 'https://registre.example.org/pondre';
    const INQUIRY = '/projets/le-bassin-de-la-pondre/';
    before(async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
      await logIn(page, stack.cms, stack.account('communications'));
      await fillNewDossier(page, stack.cms, 'Le bassin de la Pondre');
      await page.getByLabel('Procédure', { exact: true }).selectOption({ label: 'Enquête publique' });
      await page.getByLabel('Adresse du registre en ligne').fill(REGISTER);
      await page.getByLabel('Adresse postale pour contribuer').fill('Mairie de Saint-Dionisy\n30980 Saint-Dionisy');
      await page.getByRole('button', { name: 'Publier le dossier' }).click();
      await page.getByText('Publié', { exact: true }).first().waitFor();
      await page.close();
      await eventually('the page of the inquiry', async () => (await fetch(stack.site + INQUIRY)).ok);
    });

    for (const javaScriptEnabled of [true, false]) {
      const way = `with${javaScriptEnabled ? '' : 'out'} JavaScript`;
      test(`what may be an observation is pointed to its register before it is sent, ${way}`, async () => {
        const viewport = { width: 1280, height: 900 };
        const page = await browser.newPage({ javaScriptEnabled, bypassCSP: javaScriptEnabled, viewport });
        await page.goto(stack.site + INQUIRY);
        await page.getByRole('link', { name: 'Poser une question sur ce projet' }).click();
        await page.getByRole('heading', { name: 'Une observation se dépose au registre' }).waitFor();
        await page.getByLabel('Une question').check();
        await page.getByLabel('Objet').fill('Le bassin');
        await page.getByLabel('Votre message', { exact: true }).fill('Le bassin est trop près des maisons.');
        await page.getByLabel('Adresse électronique').fill('riveraine@example.org');
        await page.getByRole('button', { name: /^(Relire et envoyer|Envoyer)$/ }).click();
        await page.getByRole('heading', { name: 'Relisez et envoyez' }).waitFor();
        const box = page.locator('.notice').filter({ hasText: 'Une observation se dépose au registre' });
        const register = box.getByRole('link', { name: 'Déposer une observation au registre' });
        assert.equal(await register.getAttribute('href'), REGISTER);
        await box.getByText('Mairie de Saint-Dionisy, 30980 Saint-Dionisy').waitFor();
        await box.getByText('nous le transmettons tel quel à qui tient le registre').waitFor();
        if (javaScriptEnabled) await isSound(page);
        await page.getByRole('button', { name: 'Envoyer tout de même' }).click();
        await page.getByRole('heading', { name: 'Votre message est enregistré' }).waitFor();
        await page.close();
      });
    }

    test('and goes on to whoever keeps it when it is sent all the same', async () => {
      const letter = await mailTo('avis@agglo.example', /./);
      assert.ok(letter.text.includes('trop près des maisons'));
    });
  });

  test('the officer routes it twice, and the project’s lead answers from a prepared answer', async () => {
    const page = await browser.newPage({ bypassCSP: true, viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    await logIn(page, stack.cms, stack.account('participation-officer'));
    const widget = page.getByRole('link', { name: /réponses? promises? d’ici dimanche/ });
    await widget.waitFor();
    const promised = Number(/^\d+/.exec((await widget.textContent()) ?? '')?.[0]);
    await page.goto(`${stack.cms}${DESK}/promesses`);
    const line = page.getByText(/promesses? en retard/);
    await line.waitFor();
    assert.match((await line.textContent()) ?? '', new RegExp(`, ${promised} réponses? promises?`), 'the same number');
    await page.goto(`${stack.cms}${DESK}`);
    await page.getByRole('link', { name: 'L’école' }).click();
    await page.getByRole('heading', { level: 1, name: 'L’école' }).waitFor();
    await page
      .getByText(QUESTION.split('\n')[0] ?? '')
      .first()
      .waitFor();
    await page.getByText('Transmettre à une autre direction').click();
    await page
      .getByLabel('Direction', { exact: true })
      .selectOption({ label: 'Direction de l’eau et de l’assainissement' });
    await page.getByRole('button', { name: 'Transmettre', exact: true }).click();
    await page.getByText('Transmis à Direction de l’eau').waitFor();
    const first = await mailTo('sans-script@example.org', /est transmis/);
    assert.match(first.text, /Direction de l’eau et de l’assainissement/);
    await page.getByLabel('Direction', { exact: true }).selectOption({ label: 'Direction des mobilités' });
    const lead = stack.account('project-lead');
    await page.locator('#transmis-a').selectOption({ label: 'Chef·fe de projet Démonstration' });
    await page.getByRole('button', { name: 'Transmettre', exact: true }).click();
    await page.getByText('Transmis à Direction des mobilités, Chef').waitFor();
    await page.close();
    await answerAs(lead);
    const mail = await mailTo('sans-script@example.org', /Réponse à votre message/);
    assert.match(mail.text, /éclairage bas jusqu’à 22 h/);
    assert.equal((await stack.mails()).filter(({ to }) => to.includes('sans-script@example.org')).length, 4);
  });

  /** Without a mouse, from the list to the page of the project. */
  const answerAs = async (account: { email: string; password: string }) => {
    const page = await browser.newPage({ bypassCSP: true, viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    const presses = await watchPointer(page);
    const keyboard = new Keyboard(page);
    await logIn(page, stack.cms, account);
    await page.goto(`${stack.cms}${DESK}`);
    const pressed = presses();
    await page.getByRole('link', { name: 'L’école' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Une vigne sur la place (exemple)' }).count(), 0, 'another’s');
    await keyboard.press(page.getByRole('link', { name: 'L’école' }));
    await keyboard.choose(page.getByLabel('Partir d’une réponse préparée'), 'Où en est');
    await keyboard.press(page.getByRole('button', { name: 'Reprendre ce texte' }));
    const box = page.getByLabel('Votre réponse');
    await eventually('the slots are filled', async () => (await box.inputValue()).includes('Bonjour Ana « la » Sœur'));
    await keyboard.type(box, 'Voir PLUi.');
    await page.getByText('Commencez par saluer la personne').waitFor();
    await keyboard.type(box, REPLY);
    await page.getByText('Rien à redire').waitFor();
    await keyboard.press(page.getByRole('button', { name: 'Envoyer la réponse' }));
    await page.getByText('La réponse est enregistrée.').waitFor();
    await keyboard.press(page.locator('summary', { hasText: 'Publier sur la page du projet' }));
    await keyboard.press(page.getByRole('button', { name: 'Publier', exact: true }));
    await page.getByText('En ligne dans une seconde.').waitFor();
    assert.equal(presses(), pressed, 'without a mouse');
    const project = `${stack.site}/projets/voie-verte-du-vistre/`;
    await eventually('the question on the page', async () =>
      (await (await fetch(project)).text()).includes('près de l’école'),
    );
    const shown = await (await fetch(project)).text();
    assert.doesNotMatch(shown, /Sœur|sans-script@/);
    await page.goto(project);
    await isSound(page);
    await page.goBack();
    await page.getByText('Publié sur la page du projet').first().click();
    await page.getByRole('button', { name: 'Retirer de la page' }).click();
    await page.getByText('Retiré du site.').waitFor();
    await eventually(
      'the page without it',
      async () => !(await (await fetch(project)).text()).includes('près de l’école'),
    );
    await page.close();
  };

  test('a meeting’s contribution is typed in, several are answered at once, and the desk is sound and narrow', async () => {
    const page = await browser.newPage({ bypassCSP: true, viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    await logIn(page, stack.cms, stack.account('participation-officer'));
    await page.goto(`${stack.cms}${DESK}/saisir`);
    await page.getByLabel('Arrivée par').selectOption({ label: 'Réunion ou permanence' });
    await page.getByLabel('Reçue le').fill(new Date().toISOString().slice(0, 10));
    await page.getByLabel('Objet').fill('Dit en réunion');
    await page.getByLabel('Le texte').fill('Un monsieur demande si les travaux finiront avant l’été.');
    await desk(page);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dit en réunion' }).waitFor();
    await page.getByRole('main').getByText('Réunion ou permanence').first().waitFor();
    await desk(page);
    await page.goto(`${stack.cms}${DESK}`);
    await page.getByRole('link', { name: 'Dit en réunion' }).waitFor();
    await desk(page);
    for (const box of await page
      .getByRole('checkbox')
      .all()
      .then((all) => all.slice(0, 2)))
      await box.check();
    await page.getByLabel('La réponse').fill(REPLY);
    await desk(page);
    await page.getByRole('button', { name: 'Envoyer 2 réponses' }).click();
    await page.getByRole('heading', { name: /Répondre à/ }).waitFor({ state: 'detached' });
    for (const part of ['promesses', 'equipe']) {
      await page.goto(`${stack.cms}${DESK}/${part}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await desk(page);
    }
    await page.close();
  });

  test('with the CMS down while somebody types nothing is lost, and it is said honestly', async () => {
    const pages: Page[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const page = await browser.newPage({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
      await page.goto(`${stack.site}/contact/`);
      await page.getByLabel('Une question').check();
      await page.getByLabel('Objet').fill('La patience');
      await page.getByLabel('Votre message', { exact: true }).fill('Ce texte ne doit pas se perdre en route.');
      await page.getByLabel('Adresse électronique').fill('patiente@example.org');
      pages.push(page);
    }
    stack.supervisor.killNow('cms');
    const [oneStep, twoSteps] = pages as [Page, Page];
    await isToldThatTheCmsIsDown(oneStep, twoSteps);
    for (const page of pages) {
      const text = await page.getByLabel('Votre message', { exact: true }).inputValue();
      assert.equal(text, 'Ce texte ne doit pas se perdre en route.');
    }
    await eventually('the CMS again', async () => (await fetch(`${stack.cms}/health`)).ok, 90);
    await oneStep.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await oneStep.getByRole('heading', { name: 'Votre message est enregistré' }).waitFor();
    await mailTo('patiente@example.org', /Accusé de réception/);
    for (const page of pages) await page.close();
  });

  /** A page of the desk: what axe-core finds in our part of it, and on a phone. */
  const desk = async (page: Page) => {
    assert.deepEqual(await axeViolations(page, 'main'), []);
    await lookAt(page);
  };
});
