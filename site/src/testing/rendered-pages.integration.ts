import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openBrowser } from '../../../e2e/support/browser.ts';
import { readingFaults } from '../../../e2e/support/reading.ts';
import { axeViolations, htmlErrors, internalLinks } from '../../../e2e/support/pages.ts';
import { type BuiltSite, buildSite } from './built-site.ts';
import { everyState, homeWith, NOW } from './fixture.ts';

/** Compressed page and style, without pictures of the editors (quality.md). */
const BUDGET = 14 * 1024;

describe('the pages of every state', () => {
  let site: BuiltSite;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let files: string[];
  const read = (file: string) => readFileSync(join(site.folder, file), 'utf8');
  before(async () => {
    site = await buildSite(everyState(), NOW);
    browser = await openBrowser();
    files = globSync('**/*.html', { cwd: site.folder }).sort();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  test('are valid HTML, without inline script or style or foreign address, and with a script beside a form alone', async () => {
    for (const file of files) {
      const html = read(file);
      assert.deepEqual(await htmlErrors(html), [], file);
      const scripts = html.match(/<script[^]*?<\/script>/g) ?? [];
      assert.equal(scripts.length, html.includes(' data-endpoint="') ? 1 : 0, file);
      for (const script of scripts)
        assert.match(script, /^<script type="module" src="\/_astro\/[\w.-]+\.js"><\/script>$/, file);
      assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/, file);
      assert.doesNotMatch(html, /\ssrc="https?:/, file);
    }
  });

  test('link nothing dead', () => {
    const links = new Set(files.flatMap((file) => internalLinks(read(file), site.address)));
    // What is rendered on demand has no file.
    const standing = [...links].filter((link) => !link.startsWith('/participer/'));
    const missing = standing.filter((link) => {
      const file = link.endsWith('/') ? `${link}index.html` : link;
      return globSync(file.slice(1), { cwd: site.folder }).length === 0 && !/^\/(retire|participer)\//.test(link);
    });
    assert.deepEqual(
      missing.filter((link) => link !== '/projets/retire/'),
      [],
    );
  });

  test('say that they are a demonstration and ask not to be indexed', () => {
    for (const file of files) {
      assert.match(read(file), /Démonstration, site non officiel/, file);
      assert.match(read(file), /<meta name="robots" content="noindex/, file);
    }
  });

  test('keep one outline: one h1, no level skipped', () => {
    for (const file of files) {
      const levels = [...read(file).matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
      assert.equal(levels.filter((level) => level === 1).length, 1, file);
      levels.reduce(
        (before, level) => (assert.ok(level <= before + 1, `${file}: h${before} then h${level}`), level),
        0,
      );
    }
  });

  test('stay under 14 KB compressed, page and style together', () => {
    const style = globSync('_astro/*.css', { cwd: site.folder }).reduce(
      (sum, file) => sum + gzipSync(read(file)).length,
      0,
    );
    for (const file of files.filter((name) => name !== 'composants/index.html')) {
      assert.ok(gzipSync(read(file)).length + style <= BUDGET, `${file}: ${gzipSync(read(file)).length + style}`);
    }
  });

  test('lead to whom one writes, and to the mails that announce', () => {
    const home = read('index.html');
    assert.match(home, /<nav class="nav".*<a href="\/contact\/"[^>]*>\s*Contact.*<\/nav>/s);
    assert.match(home, /<section class="hero".*href="\/annuaire\/".*<\/section>/s);
    assert.match(read('contact/index.html'), /href="\/contact\/" aria-current="page"/);
  });

  test('offer the agenda of a project while it has a meeting to come', () => {
    const follows = (slug: string) => /Suivre ce projet.*?<\/ul>/s.exec(read(`projets/${slug}/index.html`))?.[0] ?? '';
    assert.match(follows('open'), /\/annuaire\/.*flux\.xml.*calendrier\.ics/s);
    assert.match(follows('archive'), /\/annuaire\/.*flux\.xml/s);
    assert.doesNotMatch(follows('archive'), /calendrier\.ics/);
  });

  test('an inquiry leads to its register and never to a comment box; a relay says whose it is', () => {
    const inquiry = read('projets/inquiry/index.html');
    assert.match(inquiry, /Déposer une observation au registre/);
    assert.match(inquiry, /https:\/\/registre\.example\.org\/place/);
    assert.doesNotMatch(inquiry, /<textarea|Commentaires sur le site/);
    assert.match(read('projets/relay/index.html'), /n’est pas la nôtre/);
    assert.match(read('projets/archive/index.html'), /Fiche reprise de sources publiques, incomplète/);
    assert.match(read('projets/closing-today/index.html'), /Ferme aujourd’hui à 18\u202fh/);
  });

  test('say whether one may comment, in the words of the endpoint, and why not', () => {
    const page = (state: string) => read(`projets/${state}/concertation/index.html`);
    const box = /<textarea id="body"/;
    assert.match(
      page('commented'),
      /Les commentaires sont ouverts\..*puis l’élu·e délégué·e, sous 3\u00a0jours ouvrés/s,
    );
    assert.match(page('commented'), box);
    const closed = {
      'comments-off':
        /Les commentaires ne sont pas ouverts pour cette consultation\. Le projet est entre les mains du tribunal\./,
      'comments-soon': /Les commentaires ne sont pas encore ouverts\./,
      'comments-closed': /Les commentaires sont fermés\u00a0: on peut les lire, mais plus en écrire\./,
      announced: /Les commentaires ne sont pas ouverts/,
    };
    for (const [state, words] of Object.entries(closed)) {
      assert.match(page(state), words, state);
      assert.doesNotMatch(page(state), /<textarea|data-endpoint|Répondre</, state);
    }
    for (const state of ['inquiry', 'relay', 'archive', 'undated'])
      assert.doesNotMatch(page(state), /<textarea|id="commentaires"/, state);
  });

  test('say beside the box what a pseudonym, the charter and the law have to do with it, and how one leaves again', () => {
    const form =
      /<form[^>]*action="\/participer\/commentaire".*?<\/form>/s.exec(
        read('projets/commented/concertation/index.html'),
      )?.[0] ?? '';
    for (const words of [
      /Publié avec votre texte\. Un pseudonyme convient\./,
      /Adresse électronique \(facultative\).*Jamais publiée\./s,
      /En envoyant, vous acceptez la charte&nbsp;: un refus en cite toujours un article, et se conteste\./,
      /<a href="\/charte\/" target="_blank" rel="noopener">Lire la charte \(nouvel onglet\)<\/a>/,
      /Votre texte et votre nom ou pseudonyme restent publics sans limite de durée, aussi dans les données ouvertes/,
      /Un lien personnel, donné après l’envoi, permet de corriger votre texte tant que les commentaires sont ouverts et, pendant trois ans, de le retirer ou de tout effacer/,
      /garde votre adresse sans la donner à personne, au titre de sa mission d’intérêt\s+public, puis l’efface, d’ordinaire un an/,
      /<a href="mailto:[^"]+">.*vous pouvez saisir la CNIL\./s,
    ])
      assert.match(form, words);
    assert.ok(files.includes('charte/index.html'));
  });

  test('show each comment in its place, an answer below what it answers, and what left without its text', () => {
    const html = read('projets/commented/concertation/index.html');
    for (let number = 1; number <= 9; number += 1)
      assert.ok(html.includes(`id="commentaire-${number}"`), String(number));
    const replies = /<ol class="replies plain">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
    assert.match(
      replies,
      /class="comment official" id="commentaire-2".*Réponse de la collectivité.*Direction des espaces/s,
    );
    assert.match(html, /Monsieur <mark>\[…\]<\/mark> m’a dit.*Un passage est masqué par la modération/s);
    assert.match(
      html,
      /Retiré par la modération le .*, au titre de la charte\u00a0: «\u202fLe respect des personnes\u202f»/,
    );
    assert.match(html, /Retiré par son auteur·rice le .*Effacé par son auteur·rice le /s);
    assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; (&quot;|&#34;|")guillemets/);
    assert.match(html, /<bdi>[^<]*&lt;b&gt;/);
    assert.match(html, /<a href="https:\/\/velo\.example\.org\/stationnement" rel="ugc nofollow noreferrer">/);
    assert.match(
      html,
      /publié le\s+<time datetime="2027-02-11T10:36:00\.000Z">11 février 2027 à 11\u202fh\u202f36<\/time>/,
    );
  });

  test('cut a long thread fifty to a page from the oldest, with its answers, as data too', () => {
    const pages = ['index.html', 'commentaires/2/index.html', 'commentaires/3/index.html'];
    const texts = pages.map((page) => read(`projets/long-thread/concertation/${page}`));
    const numbers = texts.map((html) =>
      [...html.matchAll(/id="commentaire-(\d+)"/g)].map(([, number]) => Number(number)),
    );
    assert.deepEqual(
      numbers.flat(),
      Array.from({ length: 160 }, (_, index) => index + 1),
    );
    assert.deepEqual(
      numbers.map((all) => all.filter((number) => number % 7 !== 0).length),
      [50, 50, 38],
    );
    assert.match(
      texts[0] ?? '',
      /href="\/projets\/long-thread\/concertation\/commentaires\/3\/#commentaires">Les plus récents/,
    );
    const data = ['.json', '/2.json', '/3.json'].map(
      (end) =>
        JSON.parse(read(`donnees/commentaires/long-thread/concertation${end}`)) as {
          suivants: string | null;
          commentaires: { numero: number; enReponseA: number | null }[];
        },
    );
    assert.deepEqual(
      data.map(({ commentaires }) => commentaires.map(({ numero }) => numero)),
      numbers,
    );
    assert.match(data[0]?.suivants ?? '', /\/donnees\/commentaires\/long-thread\/concertation\/2\.json$/);
    assert.equal(data[2]?.suivants, null);
    assert.equal(data[0]?.commentaires[6]?.enReponseA, 6);
  });

  test('tell how texts are moderated, with the figures of the last full hour, as data too', () => {
    const html = read('moderation/index.html');
    assert.match(html, /Au 1er mars 2027 à 9\u202fh/);
    assert.match(html, /<a href="\/charte\/#article-respect">Le respect des personnes<\/a>.*<b>14<\/b>/s);
    assert.match(html, /Direction des espaces publics<\/th>\s*<td>390<\/td><td>352<\/td>.*1\u00a0jour et 2\u202fh/s);
    const data = JSON.parse(read('donnees/moderation.json')) as { au: string; ensemble: { recours: object } };
    assert.equal(data.au, '2027-03-01T08:00:00.000Z');
    assert.deepEqual(data.ensemble.recours, { recus: 7, acceptes: 2, rejetes: 3, enCours: 1, sansObjet: 1 });
  });

  for (const [width, colorScheme] of [
    [1280, 'light'],
    [320, 'dark'],
  ] as const) {
    test(`have no fault that axe knows and no sideways scroll at ${width} px, ${colorScheme}`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      for (const file of files.filter(
        (name) => !/^projets\/[^/]+\/concertation\//.test(name) || /inquiry|commented|commentaires.3/.test(name),
      )) {
        await page.goto(`${site.address}/${file}`);
        assert.deepEqual(await axeViolations(page), [], file);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, file);
        if (file.startsWith('moderation/')) assert.deepEqual(await readingFaults(page), [], file);
      }
      await page.close();
    });
  }

  test('let the keyboard jump to the content first', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.address}/projets/open/`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent.trim()), 'Aller au contenu');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'contenu');
    await page.close();
  });

  test('put the call to take part on the second screen of a phone at the latest', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    for (const state of ['open', 'closing-today', 'inquiry', 'relay']) {
      await page.goto(`${site.address}/projets/${state}/`);
      const box = await page.locator('.take-part').boundingBox();
      assert.ok(box !== null && box.y < 740, `${state}: ${box?.y}`);
    }
    await page.close();
  });
});

describe('an empty site', () => {
  test('has a valid home page that says so', async () => {
    const site = await buildSite(homeWith(0), NOW);
    const html = readFileSync(join(site.folder, 'index.html'), 'utf8');
    assert.deepEqual(await htmlErrors(html), []);
    assert.match(html, /Aucune consultation n’est ouverte aujourd’hui/);
    await site.close();
  });
});
