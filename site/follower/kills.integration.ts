import assert from 'node:assert/strict';
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { demoSnapshot } from '../../cms/demo/to-snapshot.ts';
import { BenchSite, NOON } from './testing/bench-site.ts';
import { type Change, fewProjects, retitled, withdrawn, withOneMore } from './testing/changes.ts';
import { expectedOf } from './testing/expected.ts';
import type { KillPoint } from './testing/kill-point.ts';
import { differences, faults, filesIn } from './testing/whole-files.ts';

/** Of the files of a release. */
const HALF = 36;

const point = (when: KillPoint['when'], call: RegExp, times = 1): KillPoint => ({ when, call: call.source, times });

/** Of a change of a page's text. */
const WRITING: Readonly<Record<string, KillPoint>> = {
  'after a batch is taken': point('before', /^fetch .*changes\?after=POSITION/),
  'before the temporary file': point('before', /^writeFile .*PAGE\.tmp$/),
  'within the temporary file': point('half-way', /^writeFile .*PAGE\.tmp$/),
  'after the temporary file': point('after', /^writeFile .*PAGE\.tmp$/),
  'between the two old twins': point('before', /^rm .*PAGE\.gz$/),
  'between the removal of the old twins and the rename': point('before', /^rename .*PAGE\.tmp /),
  'between the rename and the new twins': point('after', /^rename .*PAGE\.tmp /),
  'between the two new twins': point('after', /^rename .*PAGE\.br\.tmp /),
  'before the rows are remembered': point('before', /^exec begin immediate/),
  'before the commit of the rows': point('before', /^exec commit/),
  'after the commit of the rows': point('after', /^exec commit/),
  'before the position is remembered': point('before', /^exec begin immediate/, 2),
  'before the commit of the position': point('before', /^exec commit/, 2),
  'after the commit of the position': point('after', /^exec commit/, 2),
  'before the state file': point('before', /^writeFileSync .*state\.json\.part [^]*"position": POSITION,/),
  'within the state file': point('before', /^renameSync .*state\.json\.part/),
  'before the acknowledgement': point('before', /^fetch .*acknowledgement .*"position":POSITION,/),
};

/** Of a project that is taken down. */
const REMOVING: Readonly<Record<string, KillPoint>> = {
  'before the page is removed': point('before', /^rm .*PAGE$/),
  'between the page and its twins': point('after', /^rm .*PAGE$/),
  'before the answers are told': point('before', /^renameSync .*answers\.json\.part/),
  'before the position of the removal is remembered': point('before', /^exec begin immediate/, 2),
};

/** Of a whole new release. */
const RENEWING: Readonly<Record<string, KillPoint>> = {
  'with half of the files': point('before', /^(linkSync|writeFileSync) .*\.part\//, HALF),
  'before the new release has its name': point('before', /^renameSync .*\.part /),
  "between adopt's two renames": point('after', /^renameSync .*releases\/\d+\.part /),
  'before the link moves': point('before', /^renameSync .*current\.part /),
  'after the link moved': point('after', /^renameSync .*current\.part /),
  'before the first of its twins': point('before', /^writeFile .*releases\/\d+\/public\/.*\.br\.tmp$/),
  'within one of its twins': point('half-way', /^writeFile .*releases\/\d+\/public\/.*\.gz\.tmp$/),
  'between two of its twins': point('after', /^rename .*releases\/\d+\/public\/.*\.br\.tmp /),
};

describe('a follower that is killed at a named point', () => {
  const site = new BenchSite(NOON, fewProjects(demoSnapshot(NOON)));
  const killAt = join(site.folder, 'kill-at.json');
  const whole = expectedOf(site);
  const original = site.cms.snapshot;
  const [{ slug, title } = { slug: '', title: '' }] = original.projects;
  const page = `projets/${slug}/index.html`;
  const start = () => {
    // However long the test takes, nothing opens meanwhile.
    site.setClock(NOON);
    site.startHastily({ KILL_AT: killAt }, 'preload-kill.ts');
  };
  const standing = () => filesIn(join(site.siteDir, 'current'));

  /** One change, in the course of which the follower dies: its files are whole then. */
  async function killedAt(where: KillPoint, change: Change): Promise<number> {
    const old = await whole();
    const position = site.cms.snapshot.position + 1;
    const call = where.call.replaceAll('PAGE', page).replaceAll('POSITION', String(position));
    writeFileSync(`${killAt}.part`, JSON.stringify({ ...where, call }));
    renameSync(`${killAt}.part`, killAt);
    site.cms.change(change);
    assert.equal(await site.ended(), 'SIGKILL', `the point was not reached\n${site.output}`);
    assert.deepEqual(faults(standing(), old, await whole()), []);
    return position;
  }

  async function mendedTo(position: number): Promise<void> {
    start();
    await site.untilSettled(position);
    assert.deepEqual(differences(standing(), await whole()), []);
    await site.until(() => readdirSync(join(site.siteDir, 'releases')).length === 1, 'one release left');
  }

  async function putBack(): Promise<void> {
    await site.untilSettled(site.cms.change(() => original));
  }

  before(async () => site.open());
  after(async () => site.close());

  test('before anything stands, shows nothing, and everything after its restart', async () => {
    writeFileSync(killAt, JSON.stringify(point('before', /^writeFileSync .*\.part\//, HALF)));
    start();
    assert.equal(await site.ended(), 'SIGKILL', site.output);
    assert.deepEqual([...standing().keys()], []);
    await mendedTo(original.position);
  });

  for (const [name, where] of Object.entries(WRITING)) {
    test(`${name}, leaves every page whole, and ends as a rendering from nothing`, async () => {
      await mendedTo(await killedAt(where, retitled(slug, title)));
    });
  }

  for (const [name, where] of Object.entries(REMOVING)) {
    test(`${name}, a takedown ends as a rendering from nothing`, async () => {
      await mendedTo(await killedAt(where, withdrawn(slug)));
      await putBack();
    });
  }

  for (const [name, where] of Object.entries(RENEWING)) {
    test(`in a whole new release, ${name}, readers see the old one or the new one`, async () => {
      site.cms.desired = { rebuild: site.cms.desired.rebuild + 1, bundle: 'current' };
      await mendedTo(await killedAt(where, retitled(slug, title)));
    });
  }

  test('what was half written is gone although the change was taken back meanwhile', async () => {
    const before = site.cms.snapshot;
    await killedAt(point('after', /^writeFile .*PAGE\.tmp$/), retitled(slug, title));
    await mendedTo(site.cms.change(() => before));
  });

  test('what was added is gone when it was withdrawn before the restart', async () => {
    const before = site.cms.snapshot;
    const added = 'projets/ajoute/index\\.html';
    await killedAt(point('after', new RegExp(`^rename .*${added}\\.tmp `)), withOneMore);
    await mendedTo(site.cms.change(() => before));
  });

  test('what was taken down stays down after the restart, although the CMS is away', async () => {
    await putBack();
    await killedAt(point('before', /^exec commit/, 2), withdrawn(slug));
    await site.cms.close();
    const started = site.output.length;
    start();
    await site.until(() => site.output.slice(started).includes('cms-away'), 'the CMS is missed');
    await pause(500);
    assert.equal(standing().has(page), false);
    await site.cms.open(join(site.folder, 'data'));
    await site.untilSettled(site.cms.snapshot.position);
  });
});
