import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { endOf, isParisMoment, phaseOf, startOf } from '@aggloforum/concertation/contract';
import type { PublicConsultation } from '@aggloforum/publisher/contract/snapshot.ts';
import commentsJson from './comments.json' with { type: 'json' };
import exampleJson from './example.json' with { type: 'json' };
import recordsJson from './records.json' with { type: 'json' };
import { demoContent } from './demo-content.ts';
import { resolveMoment } from './moments.ts';
import { demoSnapshot } from './to-snapshot.ts';

const NOW = Date.parse('2026-11-23T09:00:30Z');
const content = demoContent(NOW);
const snapshot = demoSnapshot(NOW);
const records: Readonly<Record<string, string>> = recordsJson;
const nameOf = ({ project, slug }: { project: string; slug: string }) => `${project}/${slug}`;
const consultations = new Map(snapshot.consultations.map((consultation) => [nameOf(consultation), consultation]));

function assertKnown(references: Iterable<string | null>, known: Iterable<string>, where: string): void {
  const names = new Set(known);
  for (const reference of references) if (reference !== null) assert.ok(names.has(reference), `${where}: ${reference}`);
}

test('every reference resolves within the snapshot', () => {
  const communes = snapshot.communes.map(({ slug }) => slug);
  const projects = snapshot.projects.map(({ slug }) => slug);
  for (const project of snapshot.projects) {
    assertKnown(project.communes, communes, project.slug);
    assertKnown(
      project.themes,
      snapshot.themes.map(({ slug }) => slug),
      project.slug,
    );
    assertKnown(
      [project.department],
      snapshot.departments.map(({ slug }) => slug),
      project.slug,
    );
  }
  for (const consultation of snapshot.consultations) {
    assertKnown([consultation.project], projects, nameOf(consultation));
    assertKnown(consultation.communes, communes, nameOf(consultation));
    assertKnown(
      [consultation.procedure],
      snapshot.procedures.map(({ slug }) => slug),
      nameOf(consultation),
    );
  }
  for (const event of snapshot.events) {
    assertKnown([event.project], projects, event.id);
    assertKnown([event.consultation], consultations.keys(), event.id);
    assert.ok(event.consultation === null || event.consultation.startsWith(`${event.project}/`), event.id);
  }
  assertKnown(
    snapshot.syntheses.map(({ consultation }) => consultation),
    consultations.keys(),
    'syntheses',
  );
  for (const stakeholder of content.stakeholders) {
    assertKnown(stakeholder.communes, communes, stakeholder.email);
    assertKnown(
      stakeholder.themes,
      snapshot.themes.map(({ slug }) => slug),
      stakeholder.email,
    );
  }
});

test('every project has a consultation and every theme and department a project', () => {
  for (const { slug } of snapshot.projects)
    assert.ok(
      snapshot.consultations.some(({ project }) => project === slug),
      slug,
    );
  for (const { slug } of snapshot.themes)
    assert.ok(
      snapshot.projects.some(({ themes }) => themes.includes(slug)),
      slug,
    );
});

test('slugs are plain, unique where they must be, and never reserved', () => {
  const reserved = ['phase', 'commune', 'theme', 'page', 'commentaires', 'flux', 'calendrier'];
  const unique = (names: string[], where: string) => assert.equal(new Set(names).size, names.length, where);
  for (const { slug } of [
    ...snapshot.projects,
    ...snapshot.consultations,
    ...snapshot.communes,
    ...snapshot.themes,
    ...snapshot.syntheses,
    ...snapshot.departments,
  ]) {
    assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(!reserved.includes(slug), slug);
  }
  unique(
    snapshot.projects.map(({ slug }) => slug),
    'projects',
  );
  unique(snapshot.consultations.map(nameOf), 'consultations');
  unique(
    snapshot.events.map(({ id }) => id),
    'events',
  );
  unique(
    snapshot.syntheses.map(({ slug }) => slug),
    'syntheses',
  );
  unique(
    snapshot.communes.map(({ slug }) => slug),
    'communes',
  );
  unique(
    snapshot.communes.map(({ insee }) => insee),
    'INSEE codes',
  );
});

test('every date is a Paris moment, and nothing ends before it starts', () => {
  for (const moment of dates()) assert.ok(isParisMoment(moment), moment);
  for (const consultation of snapshot.consultations) {
    const { opens, closes } = consultation;
    if (opens !== null && closes !== null) assert.ok(startOf(opens) < endOf(closes), nameOf(consultation));
  }
  for (const { starts, ends, id } of snapshot.events) if (ends !== null) assert.ok(startOf(starts) < startOf(ends), id);
});

function* dates(): Iterable<string> {
  for (const one of snapshot.consultations) {
    const outcome = one.outcome ?? { reportDate: null, decisionDate: null };
    const moments = [
      one.visibleFrom,
      one.notice,
      one.opens,
      one.closes,
      one.reportBackBy,
      outcome.reportDate,
      outcome.decisionDate,
    ];
    for (const fact of one.facts) moments.push(fact.at, fact.until);
    for (const document of one.documents) moments.push(document.date);
    yield* moments.filter((moment) => moment !== null);
  }
  for (const event of snapshot.events) {
    yield* [event.starts, event.ends, event.changedFrom].filter((moment) => moment !== null);
  }
}

test('the three examples are open, about to open and about to close, whenever the first start is', () => {
  const phases = (at: number) =>
    demoSnapshot(NOW)
      .consultations.filter(({ example }) => example)
      .map((consultation) => phaseOf(consultation, (instant) => instant <= at));
  assert.deepEqual(phases(NOW).toSorted(), ['announced', 'open', 'open']);
  assert.deepEqual(phases(NOW + 3 * 60_000), ['open', 'open', 'open']);
  assert.deepEqual(phases(NOW + 3 * 86_400_000).toSorted(), ['closed', 'open', 'open']);
});

test('an example says everything that a dossier may say', () => {
  const examples = snapshot.consultations.filter(({ example }) => example);
  assert.equal(examples.length, 3);
  for (const one of examples) {
    assert.equal(one.origin, 'native');
    for (const list of [
      one.openToDiscussion,
      one.notOpenToDiscussion,
      one.promisedMeans,
      one.channels.places,
      one.documents,
    ]) {
      assert.ok(list.length > 0, one.slug);
    }
    assert.ok(one.channels.email?.endsWith('example.org') && one.channels.postalAddress && one.becomingOfContributions);
    assert.ok(
      snapshot.events.some(({ consultation }) => consultation === nameOf(one)),
      one.slug,
    );
  }
});

test('a relative date on the day of a clock change keeps its hour', () => {
  const saturday = Date.parse('2026-10-24T16:00:00Z');
  assert.equal(resolveMoment({ offset: 'P1D' }, saturday), '2026-10-25T18:00');
  assert.equal(resolveMoment({ offset: 'P1D', at: 'day' }, saturday), '2026-10-25');
  assert.equal(exampleJson.projects.length, 3);
});

test('the files described are the files that are there', () => {
  const folder = join(import.meta.dirname, 'files');
  assert.deepEqual(
    content.files.map(({ name }) => name),
    readdirSync(folder).toSorted(),
  );
  for (const file of content.files) {
    const bytes = readFileSync(join(folder, file.name));
    assert.equal(bytes.length, file.bytes, file.name);
    assert.equal(createHash('sha256').update(bytes).digest('hex').slice(0, 16), file.hash, file.name);
    if (file.name.endsWith('.pdf')) assert.ok(bytes.includes('StructTreeRoot'), `${file.name} has no tags`);
  }
});

test('thirty-four real records are there, each with its sources, and none passes for ours', () => {
  assert.equal(new Set(Object.values(records)).size, 34);
  for (const name of Object.values(records)) {
    const consultation = consultations.get(name);
    assert.ok(consultation, name);
    assert.ok(consultation.sources.length > 0 && consultation.origin !== 'native' && !consultation.example, name);
  }
  assert.equal(snapshot.communes.filter(({ member }) => member).length, 39);
});

test('the comments name the charter, a public example and nobody real', () => {
  assert.ok(consultations.get(`${commentsJson.project}/${commentsJson.consultation}`)?.example);
  const articles = snapshot.charter?.articles.map(({ id }) => id);
  const keys = new Set<string>();
  for (const comment of commentsJson.comments as readonly DemoComment[]) {
    assert.match(comment.authorName, /\(exemple\)$/);
    assert.match(comment.email ?? '@example.org', /@example\.org$/);
    if (comment.answers !== undefined) assert.ok(keys.has(comment.answers), comment.answers);
    if (comment.key !== undefined) keys.add(comment.key);
    for (const { article } of comment.decisions ?? [])
      if (article !== undefined) assert.ok(articles?.includes(article), article);
  }
});

interface DemoComment {
  readonly key?: string;
  readonly answers?: string;
  readonly authorName: string;
  readonly email?: string;
  readonly decisions?: readonly { readonly article?: string }[];
}

interface CorpusRecord {
  readonly slug: string;
  readonly noticeDate: string | null;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly observations: number | null;
  readonly onlineRegister: string | null;
  readonly procedure: string;
  readonly origin: string;
  readonly sources: readonly string[];
  readonly documents: readonly string[];
  readonly territory: { readonly communes: readonly { readonly insee: string }[] };
  readonly meetings: readonly { readonly type: string; readonly date: string | null }[];
}

/** The corpora are not in the project: with them at hand (`CORPUS_DIR`) the records are compared, each of their fields. */
const corpus = process.env.CORPUS_DIR && join(process.env.CORPUS_DIR, 'consultations.json');
if (corpus && existsSync(corpus)) {
  test('the real records say what the corpus says', () => {
    const { consultations: expected } = JSON.parse(readFileSync(corpus, 'utf8')) as { consultations: CorpusRecord[] };
    assert.equal(expected.length, Object.keys(records).length);
    for (const record of expected) assertFaithful(record);
  });
}

function assertFaithful(record: CorpusRecord): void {
  const found: PublicConsultation | undefined = consultations.get(records[record.slug] ?? '');
  assert.ok(found, record.slug);
  const inseeOf = new Map(snapshot.communes.map(({ slug, insee }) => [slug, insee]));
  assert.deepEqual(
    {
      notice: found.notice,
      opens: found.opens,
      closes: found.closes,
      observations: found.observationsCounted,
      register: found.channels.registerUrl,
      procedure: found.procedure,
      origin: found.origin,
      sources: found.sources.map(({ url }) => url),
      documents: found.documents.length,
      communes: new Set(found.communes.map((slug) => inseeOf.get(slug))),
      meetings: snapshot.events.filter(({ consultation }) => consultation === nameOf(found)).length,
    },
    {
      notice: record.noticeDate,
      opens: record.opens,
      closes: record.closes,
      observations: record.observations,
      register: record.onlineRegister,
      procedure: record.procedure,
      origin: record.origin,
      sources: record.sources,
      documents: record.documents.length,
      communes: new Set(record.territory.communes.map(({ insee }) => insee)),
      meetings: record.meetings.filter(({ type, date }) => type !== 'consultation-place' && date !== null).length,
    },
    record.slug,
  );
}
