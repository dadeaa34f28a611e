import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consultation, event, everyState, homeWith, modelAt, NOW, project, snapshot } from '../testing/fixture.ts';
import { addresses, pageAddresses } from './addresses.ts';
import { siteFeed } from './atom.ts';
import { icalendar } from './calendar.ts';
import { home } from './home.ts';
import { openData } from './open-data.ts';
import { shownWhole, siteView } from './view.ts';

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
  const view = siteView(model);
  const told = [
    siteFeed(view),
    icalendar(view, 'x', view.events),
    JSON.stringify(openData(view)),
    JSON.stringify([view.projects, view.consultations, view.events, view.syntheses]),
    addresses(model).join(' '),
  ].join('\n');
  assert.doesNotMatch(told, /SECRET|secret|cachee/);
});

test('it appears at its instant, and the model is told which instant that is', () => {
  assert.ok(pageAddresses(modelAt(embargoed, '2027-03-02T07:00:00Z')).includes('/projets/secret/'));
  const asked: number[] = [];
  const now = Date.parse(NOW);
  siteView({ ...modelAt(embargoed, NOW), passed: (instant) => (asked.push(instant), instant <= now) });
  assert.ok(asked.includes(Date.parse('2027-03-02T07:00:00Z')));
});

for (const count of [0, 1, 3, 12]) {
  test(`a home page with ${count} open consultations shows them all`, () => {
    assert.equal(home(siteView(modelAt(homeWith(count), NOW))).open.length, count);
  });
}

test('each state of the fixture has the phase of its name', () => {
  const { projects } = siteView(modelAt(everyState(), NOW));
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
  });
});

test('a relay is never counted among our own open consultations', () => {
  const { open, elsewhere } = home(siteView(modelAt(everyState(), NOW)));
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
  const [first] = siteView(modelAt(two, NOW)).projects;
  assert.equal(first && shownWhole(first), undefined);
  const one = snapshot({
    projects: [project('p')],
    consultations: [consultation('p'), consultation('p', { slug: 'autre', opens: '2020-01-01', closes: '2020-02-01' })],
  });
  const [second] = siteView(modelAt(one, NOW)).projects;
  assert.equal(second && shownWhole(second)?.slug, 'concertation');
});

test('addresses are unique', () => {
  const all = addresses(modelAt(everyState(), NOW));
  assert.equal(new Set(all).size, all.length);
  assert.ok(all.includes('/retire/projets/retire/'));
});
