import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { PublicComment, PublicSnapshot } from '@aggloforum/publisher/contract';
import { parisMoment } from '@aggloforum/concertation/contract';
import { demoSnapshot } from '../../cms/demo/to-snapshot.ts';
import { BenchSite, NOON } from './testing/bench-site.ts';
import { fewProjects } from './testing/changes.ts';
import { commentsData } from '../src/model/addresses.ts';
import { comment } from '../src/testing/comments.ts';
import { fileOf, filesBelow } from './files.ts';

const retitled =
  (title: string) =>
  (snapshot: PublicSnapshot): PublicSnapshot => ({
    ...snapshot,
    projects: snapshot.projects.map((project, index) => (index === 0 ? { ...project, title } : project)),
  });

describe('the follower', () => {
  const site = new BenchSite(NOON, fewProjects(demoSnapshot(NOON)));
  const firstPage = () => `projets/${site.cms.snapshot.projects[0]?.slug}/index.html`;

  before(async () => {
    await site.open();
    site.startHastily();
    await site.untilPosition(1);
  });
  after(async () => site.close());

  test('shows a change once it is committed', async () => {
    const position = site.cms.change(retitled('Un titre tout neuf'));
    await site.untilPosition(position);
    assert.match(site.read(firstPage()), /Un titre tout neuf/);
    await site.until(() => site.cms.acknowledged.at(-1)?.position === position, 'the acknowledgement');
  });

  test('takes many changes together', async () => {
    let position = 0;
    for (let number = 1; number <= 30; number += 1) position = site.cms.change(retitled(`Titre ${number}`));
    await site.untilPosition(position);
    assert.match(site.read(firstPage()), /Titre 30/);
  });

  test('a text that is taken away is gone from the open data too once the change is shown', async () => {
    const [consultation] = site.cms.snapshot.consultations;
    assert.ok(consultation);
    const ref = `${consultation.project}/${consultation.slug}`;
    const shows = (row: PublicComment) =>
      site.cms.change((snapshot) => ({ ...snapshot, comments: [...snapshot.comments.slice(1), row] }));
    const data = () => site.read(fileOf(commentsData(ref, 1)));
    await site.untilSettled(shows(comment(ref, 1, { body: 'Un texte à retirer' })));
    assert.match(data(), /Un texte à retirer/);
    await site.untilPosition(shows(comment(ref, 1, { state: 'removed', body: null, authorName: null })));
    assert.doesNotMatch(data(), /Un texte à retirer/);
    await site.untilPosition(site.cms.change((snapshot) => ({ ...snapshot, comments: [] })));
  });

  test('a page that cannot be made keeps its last good file, is told in words, and does not hold up the others', async () => {
    const whole = site.cms.snapshot;
    const [broken] = whole.consultations;
    const other = whole.projects.findLast(({ slug }) => slug !== broken?.project);
    assert.ok(broken && other);
    const page = `projets/${broken.project}/${broken.slug}/index.html`;
    const before = site.read(page);
    const position = site.cms.change((snapshot) => ({
      ...snapshot,
      projects: snapshot.projects.map((entry) => (entry === other ? { ...entry, title: 'Tout va bien ici' } : entry)),
      consultations: snapshot.consultations.map((entry) =>
        entry === broken ? { ...entry, places: null, channels: null as never } : entry,
      ),
    }));
    await site.until(() => site.cms.acknowledged.at(-1)?.failure?.includes(broken.project) === true, 'the failure');
    assert.equal(site.cms.acknowledged.at(-1)?.position, position);
    assert.equal(site.read(page), before);
    assert.match(site.read(`projets/${other.slug}/index.html`), /Tout va bien ici/);
    const mended = site.cms.change(() => whole);
    await site.untilPosition(mended);
    await site.until(() => site.cms.acknowledged.at(-1)?.failure === null, 'the mend');
  });

  test('killed at any instant, it leaves a whole site and publishes after its restart', async () => {
    const plain = () => filesBelow(join(site.siteDir, 'current')).filter((file) => !/\.(br|gz|tmp)$/.test(file));
    const whole = plain();
    for (let round = 0; round < 8; round += 1) {
      const position = site.cms.change(retitled(`Manche ${round}`));
      await pause(40 + round * 65);
      await site.kill();
      assert.deepEqual(plain(), whole);
      assert.match(site.read(firstPage()), new RegExp(`Manche ${round}|Manche ${round - 1}|${'Titre 30'}`));
      site.startHastily();
      await site.untilPosition(position);
      assert.match(site.read(firstPage()), new RegExp(`Manche ${round}`));
    }
  });

  test('with nothing new, it writes nothing after a restart', async () => {
    const isSettled = () => {
      const told = site.cms.acknowledged.at(-1);
      return told?.position === site.cms.snapshot.position && typeof told.settledAt === 'string';
    };
    await site.until(isSettled, 'a settled site');
    await site.kill();
    const inodes = site.inodes();
    site.cms.acknowledged = [];
    site.startHastily();
    await site.until(isSettled, 'a settled site');
    assert.deepEqual(site.inodes(), inodes);
  });

  test('an opening is shown at its instant, and one that passed meanwhile is caught up, with the CMS down', async () => {
    const opens = NOON + 3 * 86_400_000;
    const position = site.cms.change((snapshot) => ({
      ...snapshot,
      projects: snapshot.projects.map((project, index) =>
        index === 0 ? { ...project, visibleFrom: parisMoment(opens) } : project,
      ),
    }));
    await site.untilPosition(position);
    const there = () => filesBelow(join(site.siteDir, 'current')).includes(firstPage());
    assert.equal(there(), false);
    assert.ok(
      !filesBelow(join(site.siteDir, 'current')).some(
        (file) => /\.(html|xml|json|ics)$/.test(file) && site.read(file).includes('Manche 7'),
      ),
    );
    await site.kill();
    await site.cms.close();
    site.setClock(opens + 1_000);
    site.startHastily();
    await site.until(there, 'the opening');
    await site.cms.open(join(site.folder, 'data'));
  });

  test('a withdrawn document has a page that says so', async () => {
    const path = '/documents/0123456789abcdef/plan.pdf';
    const row = { path, title: 'Plan', service: 'Communication', at: new Date(NOON).toISOString(), reason: 'Erreur' };
    const position = site.cms.change((snapshot) => ({ ...snapshot, withdrawals: [...snapshot.withdrawals, row] }));
    await site.untilPosition(position);
    assert.match(site.read(`retire${path}/index.html`), /Page retirée[^]*Plan\./);
  });

  test('what is taken down stands in no old release', async () => {
    const [project] = site.cms.snapshot.projects;
    assert.ok(project);
    const path = `/projets/${project.slug}/`;
    const position = site.cms.change((snapshot) => ({
      ...snapshot,
      projects: snapshot.projects.filter(({ slug }) => slug !== project.slug),
      consultations: snapshot.consultations.filter((entry) => entry.project !== project.slug),
      events: snapshot.events.filter((entry) => entry.project !== project.slug),
      syntheses: snapshot.syntheses.filter((entry) => !entry.consultation?.startsWith(`${project.slug}/`)),
      withdrawals: [
        {
          path,
          title: project.title,
          service: 'Communication',
          at: new Date(NOON).toISOString(),
          reason: 'Publié par erreur',
        },
      ],
    }));
    await site.untilPosition(position);
    await site.until(() => readdirSync(join(site.siteDir, 'releases')).length === 1, 'one release left');
    assert.equal(
      filesBelow(join(site.siteDir, 'releases')).some((file) => file.includes(`public${path}`)),
      false,
    );
  });
});
