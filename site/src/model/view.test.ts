import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consultation, event, everyState, homeWith, modelAt, NOW, project, snapshot } from '../testing/fixture.ts';
import { siteFeed } from './atom.ts';
import { icalendar } from './calendar.ts';
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
