import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comment } from '../testing/comments.ts';
import { consultation, event, everyState, homeWith, modelAt, NOW, project, snapshot } from '../testing/fixture.ts';
import { siteFeed } from './atom.ts';
import { icalendar } from './calendar.ts';
import { commentsOpenData } from './comments-data.ts';
import { home } from './home.ts';
import { openData } from './open-data.ts';
import { ReadModel } from './read-model.ts';
import { changesOf } from './rows.ts';
import { shownWhole } from './view.ts';

const embargoed = snapshot({
  projects: [project('public'), project('secret', { title: 'SECRET', visibleFrom: '2027-03-02T08:00' })],
  consultations: [
    consultation('public'),
    consultation('public', { slug: 'cachee', title: 'SECRET', visibleFrom: '2027-03-02' }),
    consultation('secret', { title: 'SECRET' }),
  ],
  events: [
    event('a', 'secret', { title: 'SECRET' }),
    event('b', 'public', { consultation: 'public/cachee', title: 'SECRET' }),
  ],
  syntheses: [
    {
      slug: 's',
      consultation: 'secret/concertation',
      kind: 'synthesis',
      title: 'SECRET',
      author: null,
      body: '',
      document: null,
      publishedAt: '2027-01-01T00:00:00Z',
    },
  ],
});

test('nothing embargoed leaks into pages, feeds, calendars or data', () => {
  const model = modelAt(embargoed, NOW);
  const told = [
    siteFeed(model),
    icalendar(model, 'x', model.all('subscribed')),
    JSON.stringify(openData(model, null)),
    JSON.stringify([model.all('projects'), model.all('updated'), model.all('upcoming'), model.all('syntheses')]),
    model.addresses().join(' '),
  ].join('\n');
  assert.doesNotMatch(told, /SECRET|secret|cachee/);
});

test('it appears at its instant, and the model says which instant that is', () => {
  const opens = Date.parse('2027-03-02T07:00:00Z');
  assert.ok(modelAt(embargoed, '2027-03-02T07:00:00Z').addresses().includes('/projets/secret/'));
  const model = new ReadModel('https://agglo.example.org');
  model.apply({ mode: 'demo', whole: true, changes: changesOf(embargoed) }, Date.parse(NOW));
  assert.ok(!model.stands('/projets/secret/'));
  for (let next = model.nextInstant(); next !== null && next < opens; next = model.nextInstant()) model.tick(next);
  assert.equal(model.nextInstant(), opens);
  assert.ok(model.tick(opens).added.has('/projets/secret/'));
});

test('a comment under what is embargoed makes no address, and none has to be told again at the instant', () => {
  const refs = ['public/cachee', 'secret/concertation'];
  const comments = refs.flatMap((ref) => Array.from({ length: 60 }, (_, index) => comment(ref, index + 1)));
  const model = new ReadModel('https://agglo.example.org');
  const changes = changesOf({ ...embargoed, comments });
  const { added } = model.apply({ mode: 'demo', whole: true, changes }, Date.parse(NOW));
  assert.doesNotMatch([...added, ...model.addresses()].join(' '), /secret|cachee/);
  const reader = modelAt({ ...embargoed, comments }, NOW);
  for (const ref of refs) {
    const [of = '', name = ''] = ref.split('/');
    assert.equal(commentsOpenData(reader, of, name, 1), undefined, ref);
  }
  const appeared = model.tick(Date.parse('2027-03-02T07:00:00Z')).added;
  for (const ref of refs) assert.ok(appeared.has(`/projets/${ref}/commentaires/2/`), ref);
});

for (const count of [0, 1, 3, 12]) {
  test(`a home page with ${count} open consultations shows them all`, () => {
    assert.equal(home(modelAt(homeWith(count), NOW)).open.length, count);
  });
}

test('each state of the fixture has the phase of its name', () => {
  const projects = modelAt(everyState(), NOW).all('projects');
  const phases = Object.fromEntries(projects.map(({ slug, phase }) => [slug, phase]));
  assert.deepEqual(phases, {
    open: 'open',
    inquiry: 'open',
    relay: 'open',
    'closing-today': 'open',
    suspended: 'suspended',
    announced: 'announced',
    closed: 'closed',
    archive: 'closed',
    'reported-back': 'reported-back',
    cancelled: 'cancelled',
    undated: 'undated',
    commented: 'open',
    'comments-off': 'open',
    'comments-soon': 'open',
    'comments-closed': 'closed',
    'long-thread': 'open',
  });
});

test('a relay is never counted among our own open consultations', () => {
  const { open, elsewhere } = home(modelAt(everyState(), NOW));
  assert.ok(open.every(({ origin }) => origin !== 'relay'));
  assert.deepEqual(
    elsewhere.map(({ ref }) => ref),
    ['relay/concertation'],
  );
});

test('a project shows its only open consultation whole, and none while two are open', () => {
  const two = snapshot({
    projects: [project('p')],
    consultations: [consultation('p'), consultation('p', { slug: 'autre' })],
  });
  const [first] = modelAt(two, NOW).all('projects');
  assert.equal(first && shownWhole(first), undefined);
  const one = snapshot({
    projects: [project('p')],
    consultations: [consultation('p'), consultation('p', { slug: 'autre', opens: '2020-01-01', closes: '2020-02-01' })],
  });
  const [second] = modelAt(one, NOW).all('projects');
  assert.equal(second && shownWhole(second)?.slug, 'concertation');
});

test('addresses are unique', () => {
  const all = modelAt(everyState(), NOW).addresses();
  assert.equal(new Set(all).size, all.length);
  assert.ok(all.includes('/retire/projets/retire/'));
});
