import type { ConsultationForm, Dossier, DossierChoices, EventForm } from '../contract/dossier.ts';
import { weekdayMomentInFrench } from './french-dates.ts';
import { escaped } from './html.ts';
import { startOf } from './paris-time.ts';
import { type Passed, type Phase, phaseOf } from './phase.ts';
import { richText } from './preview-text.ts';

const PHASES: Readonly<Record<Phase, string>> = {
  open: 'ouverte',
  suspended: 'suspendue',
  announced: 'annoncée',
  closed: 'close',
  'reported-back': 'restituée',
  settled: 'classée',
  cancelled: 'annulée',
  undated: 'sans date connue',
};

/** Only so much that it reads well; what the site looks like, the site says. */
const STYLE = [
  'body{max-width:44rem;margin:1.5rem auto;padding:0 1.25rem;font:1rem/1.6 system-ui,sans-serif;color:#222}',
  'h1,h2,h3{line-height:1.25;margin:1.6em 0 .4em}h1{margin-top:0}h2{padding-top:1em;border-top:1px solid #ccc}',
  'dt{font-weight:600}dd{margin:0 0 .6em;white-space:pre-line}',
].join('');

/** The dossier as plain readable HTML, without script or request: fit for a sandboxed frame. */
export function previewOf(dossier: Dossier, choices: DossierChoices, passed: Passed): string {
  const { project } = dossier;
  const names = (list: readonly { id: string; label: string }[], ids: readonly string[]) =>
    list
      .filter(({ id }) => ids.includes(id))
      .map(({ label }) => label)
      .join(', ');
  return [
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Aperçu</title>',
    `<style>${STYLE}</style></head><body>`,
    element('h1', project.title || 'Projet sans titre'),
    element('p', project.summary),
    richText(project.body),
    facts([
      ['Direction porteuse', names(choices.departments, [project.department])],
      ['Maître d’ouvrage', project.sponsor],
      ['Communes', names(choices.communes, project.communes)],
      ['Thèmes', names(choices.themes, project.themes)],
      ['Contact', project.contactEmail],
      ['Visible à partir du', moment(project.visibleFrom)],
    ]),
    ...dossier.consultations.map((form) => consultation(form, choices, passed)),
    dossier.events.length > 0 ? element('h2', 'Calendrier') : '',
    list(dossier.events.map(eventLine)),
    '</body></html>',
  ].join('\n');
}

function consultation(form: ConsultationForm, choices: DossierChoices, passed: Passed): string {
  const phase = phaseOf(
    {
      opens: safeMoment(form.opens),
      closes: safeMoment(form.closes),
      facts: form.facts
        .filter(({ at }) => safeMoment(at) !== null)
        .map(({ kind, at, until }) => ({ kind, at, until: safeMoment(until) })),
    },
    passed,
  );
  return [
    element('h2', form.title || 'Consultation sans titre'),
    element('p', `Consultation ${PHASES[phase]}`),
    richText(form.introduction),
    facts([
      ['Procédure', choices.procedures.find(({ id }) => id === form.procedure)?.label ?? ''],
      ['Ouverture', moment(form.opens)],
      ['Clôture', moment(form.closes)],
      ['Période', form.periodText],
      ['Registre', form.registerUrl],
      ['Courriel', form.contributionEmail],
      ['Courrier', form.postalAddress],
      ['Bilan promis', moment(form.reportBackBy)],
    ]),
    section(
      'Lieux',
      form.places.map(({ name, address, hours }) => joined([name, address, hours])),
    ),
    section('Ouvert à la discussion', lines(form.openToDiscussion)),
    section('Déjà décidé', lines(form.notOpenToDiscussion)),
    form.becomingOfContributions
      ? element('h3', 'Ce que deviendront les contributions') + richText(form.becomingOfContributions)
      : '',
    section(
      'Documents',
      form.documents.map(({ title, file, url, date }) => joined([title, file?.name ?? url, moment(date)])),
    ),
    section(
      'Sources',
      form.sources.map(({ label, url }) => joined([label, url])),
    ),
  ].join('\n');
}

function eventLine(event: EventForm): string {
  const cancelled = event.eventStatus === 'cancelled' ? `Annulé. ${event.cancellationReason}` : '';
  return joined([event.title, moment(event.starts), moment(event.ends), event.place, event.address, cancelled]);
}

function moment(text: string): string {
  if (safeMoment(text) === null) return text;
  return weekdayMomentInFrench(text);
}

/** A preview is asked for while dates are being typed: a wrong one is shown as it stands. */
function safeMoment(text: string): string | null {
  try {
    return text !== '' && Number.isFinite(startOf(text)) ? text : null;
  } catch {
    return null;
  }
}

function section(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : element('h3', title) + list(items);
}

function facts(pairs: readonly (readonly [string, string])[]): string {
  const known = pairs.filter(([, value]) => value !== '');
  return known.length === 0
    ? ''
    : `<dl>${known.map(([name, value]) => element('dt', name) + element('dd', value)).join('')}</dl>`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => element('li', item)).join('')}</ul>`;
}

function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${escaped(text)}</${name}>`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
