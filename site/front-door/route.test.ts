import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECOND_KEY_AT_ONCE } from '@aggloforum/concertation/contract/moderation.ts';
import { listOf, pageLimit, routeOf } from './route.ts';

const answers = {
  redirects: { '/projets/gare/': '/projets/pont/' },
  gone: ['/projets/quai/', '/documents/1f/plan.pdf'],
};
const kind = (method: string, path: string) => routeOf(method, path, answers).kind;

test('only named endpoints of the CMS are passed on', () => {
  assert.equal(kind('POST', '/api/directory-mailing/unsubscriptions/abc.def'), 'api');
  assert.equal(kind('PUT', '/api/directory-mailing/unsubscriptions/abc.def'), 'method-not-allowed');
  assert.equal(kind('GET', '/api/concertation/form-token'), 'api');
  assert.equal(kind('POST', '/api/directory-mailing/subscriptions'), 'api');
  assert.equal(kind('POST', '/api/concertation/comments'), 'api');
  assert.equal(kind('GET', '/api/concertation/comments'), 'method-not-allowed');
  assert.equal(kind('POST', '/api/concertation/comments/abc-def/reports'), 'api');
  assert.equal(kind('POST', '/api/directory-mailing/bounces'), 'api');
  assert.equal(kind('GET', '/api/directory-mailing/bounces'), 'method-not-allowed');
  assert.equal(kind('POST', '/api/concertation/form-token'), 'method-not-allowed');
  for (const path of [
    '/api/publisher/feed',
    '/api/concertation/comments/abc/own',
    '/api/concertation/comments/a/b/reports',
    '/api/concertation/comment-contexts/halle',
    '/api/concertation/own-comments/abc.def',
    '/api/concertation/second-key/abc.def',
    '/api/directory-mailing/entries/abc.def',
    '/api/directory-mailing/confirmations/abc.def',
    '/api/publisher/snapshot',
    '/api/projects',
    '/api/upload',
    '/api/auth/local',
    '/api',
    '/api/directory-mailing/unsubscriptions/a/b',
    '/api/directory-mailing/unsubscriptions/a%2Fb',
  ]) {
    assert.equal(kind('GET', path), 'not-found', path);
    assert.equal(kind('POST', path), 'not-found', path);
  }
});

test('the address by which one leaves leads a browser to the page that asks first', () => {
  for (const method of ['GET', 'HEAD'])
    assert.deepEqual(routeOf(method, '/api/directory-mailing/unsubscriptions/abc.def', answers), {
      kind: 'see-other',
      to: '/participer/desinscription/abc.def',
    });
});

test('neither twins nor unfinished files have an address', () => {
  for (const path of ['/index.html.br', '/index.html.gz', '/x.tmp', '/x.part', '/retire/projets/quai/'])
    assert.equal(kind('GET', path), 'not-found', path);
});

test('an address that moved leads on, one that was withdrawn is gone, with or without its slash', () => {
  assert.deepEqual(routeOf('GET', '/projets/gare', answers), { kind: 'redirect', to: '/projets/pont/' });
  assert.deepEqual(routeOf('GET', '/projets/quai', answers), { kind: 'gone', page: '/retire/projets/quai/' });
  const plan = routeOf('GET', '/documents/1f/plan.pdf', answers);
  assert.deepEqual(plan, { kind: 'gone', page: '/retire/documents/1f/plan.pdf/' });
});

test('files are only read', () => assert.equal(kind('POST', '/projets/'), 'method-not-allowed'));

test('a page of a list that no longer stands leads to its list, and nothing else does', () => {
  assert.equal(listOf('/projets/page/7/'), '/projets/');
  assert.equal(listOf('/donnees/projets/513.json'), '/donnees/projets.json');
  assert.equal(listOf('/projets/phase/close/page/2'), '/projets/phase/close/');
  assert.equal(listOf('/archives/2019/'), '/archives/');
  assert.equal(listOf('/calendrier/sans-date/'), '/calendrier/');
  for (const path of ['/projets/a/page/7/', '/projets/phase/', '/archives/19/', '/page/1/'])
    assert.equal(listOf(path), null);
});

test('the feed and the calendar of a project go where it went', () => {
  const answers = { redirects: { '/projets/a/': '/projets/b/' }, gone: ['/projets/c/'] };
  assert.deepEqual(routeOf('GET', '/projets/a/flux.xml', answers), { kind: 'redirect', to: '/projets/b/flux.xml' });
  assert.deepEqual(routeOf('GET', '/projets/c/calendrier.ics', answers), { kind: 'gone', page: '/retire/projets/c/' });
  assert.deepEqual(routeOf('GET', '/projets/d/calendrier.ics', answers), { kind: 'file' });
});

test('a short address leads to where its consultation is now, whatever became of its name', () => {
  const shortLinks = { cdf37: '/projets/pont/avis/' };
  const known = { ...answers, gone: [...answers.gone, '/c/xxx44'], shortLinks };
  for (const typed of ['/c/cdf37', '/c/CDF37', '/c/cdf37/'])
    assert.deepEqual(routeOf('GET', typed, known), { kind: 'redirect', to: '/projets/pont/avis/' });
  assert.deepEqual(routeOf('GET', '/c/XXX44', known), { kind: 'gone', page: '/retire/c/xxx44/' });
  const withdrawn = { ...known, gone: ['/c/cdf37'] };
  assert.equal(routeOf('GET', '/c/cdf37', withdrawn).kind, 'gone', 'though the file of links is older');
  for (const unknown of ['/c/ccccc', '/c/__proto__', '/c/', '/c/cdf37/affiche.pdf'])
    assert.notEqual(routeOf('GET', unknown, known).kind, 'redirect', unknown);
  assert.equal(routeOf('POST', '/c/cdf37', known).kind, 'method-not-allowed');
});

test('a poster goes where its consultation went, and leads to its page once there is nothing to call for', () => {
  const moved = { redirects: { '/projets/a/avis/': '/projets/b/avis/' }, gone: ['/projets/c/avis/'] };
  const to = '/projets/b/avis/affiche.pdf';
  assert.deepEqual(routeOf('GET', '/projets/a/avis/affiche.pdf', moved), { kind: 'redirect', to });
  assert.deepEqual(routeOf('GET', '/projets/c/avis/qr.svg', moved), { kind: 'gone', page: '/retire/projets/c/avis/' });
  assert.deepEqual(routeOf('GET', '/projets/d/avis/qr.svg', moved), { kind: 'file' });
  assert.equal(listOf('/projets/d/avis/qr.svg'), '/projets/d/avis/');
  assert.equal(listOf('/projets/d/affiche.pdf'), null);
});

test('pages of comments and their data go where their consultation went', () => {
  const moved = { redirects: { '/projets/a/avis/': '/projets/b/avis/' }, gone: ['/projets/c/avis/'] };
  const to = (path: string) => routeOf('GET', path, moved);
  assert.deepEqual(to('/projets/a/avis/commentaires/2/'), {
    kind: 'redirect',
    to: '/projets/b/avis/commentaires/2/',
  });
  assert.deepEqual(to('/projets/c/avis/commentaires/2/'), { kind: 'gone', page: '/retire/projets/c/avis/' });
  for (const end of ['.json', '/2.json']) {
    const led = { kind: 'redirect', to: `/donnees/commentaires/b/avis${end}` };
    assert.deepEqual(to(`/donnees/commentaires/a/avis${end}`), led);
    assert.deepEqual(to(`/donnees/commentaires/c/avis${end}`), { kind: 'gone', page: '/retire/projets/c/avis/' });
    assert.deepEqual(to(`/donnees/commentaires/d/avis${end}`), { kind: 'file' });
  }
  assert.equal(listOf('/projets/d/avis/commentaires/1/'), '/projets/d/avis/');
});

test('the page of the second key takes as many decisions as it shows, with as many words as each may have', () => {
  const id = '01234567-89ab-cdef-0123-456789abcdef';
  const form = new URLSearchParams({ confirmed: 'oui' });
  for (let count = 0; count < SECOND_KEY_AT_ONCE; count += 1) {
    form.append(`version-${id}`, '12345');
    form.append(`action-${id}`, 'send-back');
    form.append(`reason-${id}`, 'une-raison-preparee-au-nom-assez-long');
    form.append(`facts-${id}`, '’'.repeat(2_000));
  }
  assert.ok(form.toString().length <= pageLimit('/participer/validation/abc/'));
  assert.equal(pageLimit('/participer/contact/'), 64 * 1024);
});
