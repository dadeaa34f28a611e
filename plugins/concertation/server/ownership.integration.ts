import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BootedCms } from '../../../cms/testing/boot-cms.ts';
import type { Dossier, DossierView } from '../contract/dossier.ts';
import { bootDossierCms, type Choices, logIn, type Person, wholeDossier } from './testing/dossier-cms.ts';

const PROJECTS = '/content-manager/collection-types/api::project.project';
const CONSULTATIONS = '/content-manager/collection-types/api::consultation.consultation';

describe('own dossiers', () => {
  let cms: BootedCms;
  let choices: Choices;
  let communications: Person;
  let lead: Person;
  let commune: Person;
  let mine: DossierView;
  let others: DossierView;

  const forLead = (slug: string, ...leads: number[]): Dossier => {
    const dossier = wholeDossier(slug, choices);
    return { ...dossier, project: { ...dossier.project, leads } };
  };

  before(async () => {
    ({ cms, choices } = await bootDossierCms());
    communications = await logIn(cms, 'communications');
    lead = await logIn(cms, 'project-lead');
    commune = await logIn(cms, 'commune-editor');
    mine = (await lead.ask('POST', '/dossiers', forLead('le-mien', lead.id))).body;
    others = (await communications.ask('POST', '/dossiers', forLead('autrui', communications.id))).body;
  });
  after(async () => cms?.stop());

  test('a lead makes, saves, publishes, restores and copies an own dossier', async () => {
    assert.equal(mine.revision, 1);
    const { body: out, status } = await lead.ask('POST', `/dossiers/${mine.id}/publish`, {
      dossier: mine.dossier,
      revision: 1,
    });
    assert.equal(status, 200, JSON.stringify(out));
    assert.deepEqual(out.may, { write: true, publish: true, unpublish: false, switchComments: true });
    const withoutEvents = { ...out.dossier, events: [] };
    const saved = await lead.ask('PUT', `/dossiers/${mine.id}`, { dossier: withoutEvents, revision: out.revision });
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    const body = { versionId: out.versions[0]?.id, revision: saved.body.revision };
    const back = await lead.ask('POST', `/dossiers/${mine.id}/restore`, body);
    assert.equal(back.status, 200, JSON.stringify(back.body));
    assert.deepEqual(back.body.dossier, out.dossier);
    assert.equal((await lead.ask('POST', `/dossiers/${mine.id}/duplicate`, {})).status, 201);
    mine = back.body;
  });

  test('a lead neither reads nor changes the dossier of another, by any road', async () => {
    const { id, dossier, revision } = others;
    const body = { dossier, revision };
    const roads: [string, string, object?][] = [
      ['GET', `/dossiers/${id}`],
      ['PUT', `/dossiers/${id}`, body],
      ['POST', `/dossiers/${id}/publish`, body],
      ['POST', `/dossiers/${id}/schedule`, { ...body, at: '2036-01-01' }],
      ['DELETE', `/dossiers/${id}/schedule/1`],
      ['POST', `/dossiers/${id}/unpublish`, { reason: 'x', titleWithheld: false, revision }],
      ['POST', `/dossiers/${id}/restore`, { versionId: '1', revision }],
      ['POST', `/dossiers/${id}/duplicate`, {}],
      [
        'PUT',
        `/participation/${dossier.consultations[0]?.id}`,
        { comments: 'on', from: '', to: '', reason: '', version: 0 },
      ],
    ];
    for (const [method, path, sent] of roads) {
      const { status } = await lead.ask(method, path, sent);
      assert.ok([403, 404].includes(status), `${method} ${path} answered ${status}`);
    }
    assert.deepEqual((await communications.ask('GET', `/dossiers/${id}`)).body.dossier, dossier);
    const { body: list } = await lead.ask<{ title: string }[]>('GET', '/dossiers');
    assert.ok(list.length > 0 && list.every(({ title }) => title.includes('le-mien')));
  });

  test('a lead neither makes a dossier for others nor hands the own one over', async () => {
    assert.equal((await lead.ask('POST', '/dossiers', forLead('pour-autrui', communications.id))).status, 403);
    const dossier = { ...mine.dossier, project: { ...mine.dossier.project, leads: [communications.id] } };
    assert.equal((await lead.ask('PUT', `/dossiers/${mine.id}`, { dossier, revision: mine.revision })).status, 403);
  });

  test('a consultation of another project is not drawn into the own dossier', async () => {
    const [stolen] = others.dossier.consultations;
    assert.ok(stolen);
    const dossier = { ...mine.dossier, consultations: [...mine.dossier.consultations, { ...stolen, slug: 'autre' }] };
    const { status } = await lead.ask('PUT', `/dossiers/${mine.id}`, { dossier, revision: mine.revision });
    assert.equal(status, 422);
  });

  test('a lead does not take down an opened consultation by leaving it out', async () => {
    const dossier = { ...mine.dossier, consultations: [], events: [] };
    const { status } = await lead.ask('POST', `/dossiers/${mine.id}/publish`, { dossier, revision: mine.revision });
    assert.equal(status, 403);
    assert.equal(
      (await lead.ask('POST', `/dossiers/${mine.id}/unpublish`, { reason: 'x', revision: mine.revision })).status,
      403,
    );
  });

  test('a commune writes for its own territory', async () => {
    assert.equal((await commune.ask('POST', '/dossiers', wholeDossier('commune-sans', choices))).status, 403);
    await cms.strapi.documents('api::commune.commune').update({
      documentId: choices.commune,
      data: { members: { connect: [{ id: commune.id }] } } as object,
    });
    const { status, body } = await commune.ask('POST', '/dossiers', wholeDossier('de-la-commune', choices));
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal((await commune.ask('GET', `/dossiers/${body.id}`)).status, 200);
  });

  test('nobody comes in without a session', async () => {
    for (const path of ['/dossiers', '/choices', '/overview', `/dossiers/${mine.id}`]) {
      assert.equal((await fetch(`${cms.url}/concertation${path}`)).status, 401);
    }
  });

  test('the content manager obeys the rules of the dossier, and tells the page', async () => {
    const [consultation] = mine.dossier.consultations;
    const wrong = await communications.ask<{ error: { details: { errors: { path: string[] }[] } } }>(
      'PUT',
      `${CONSULTATIONS}/${consultation?.id}`,
      { closes: '2020-01-01' },
    );
    assert.equal(wrong.status, 400, JSON.stringify(wrong.body));
    assert.deepEqual(wrong.body.error.details.errors[0]?.path, ['closes']);
    assert.equal((await communications.ask('PUT', `${PROJECTS}/${mine.id}`, { sponsor: 'Ville' })).status, 200);
    const stale = await lead.ask('PUT', `/dossiers/${mine.id}`, { dossier: mine.dossier, revision: mine.revision });
    assert.equal(stale.status, 409);
  });

  test('what has been public is neither deleted nor withdrawn without its reason', async () => {
    assert.equal((await communications.ask('DELETE', `${PROJECTS}/${mine.id}`)).status, 403);
    assert.equal((await communications.ask('POST', `${PROJECTS}/${mine.id}/actions/unpublish`, {})).status, 403);
    const { body } = await communications.ask('GET', `/dossiers/${mine.id}`);
    assert.equal(body.state, 'modified');
  });
});
