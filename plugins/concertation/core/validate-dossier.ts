import type { ConsultationForm, Dossier, EventForm, ProjectForm } from '../contract/dossier.ts';
import { isAddress } from './taking-part/address.ts';
import { isWebAddress } from './web-address.ts';
import { endOf, hasHour, isParisMoment, startOf } from './paris-time.ts';
import { isSlug, RESERVED_SLUGS } from './slug.ts';

/** Sentences by path of the field, for instance `consultations.0.closes`. Empty when the dossier may be stored. */
export type FieldErrors = Record<string, string>;

export interface DossierSurroundings {
  /** Those of the slugs in question that other projects have. */
  readonly takenSlugs: ReadonlySet<string>;
  /** Ids of the procedures whose observations belong to a legal register. */
  readonly legalRegister: ReadonlySet<string>;
  /** Ids of those of the consultations that have comments on the site, but for what is said there « hors registre ». */
  readonly commentsOn: ReadonlySet<string>;
}

export const NOWHERE: DossierSurroundings = { takenSlugs: new Set(), legalRegister: new Set(), commentsOn: new Set() };

/** A draft may lack what only the public needs: what is written must be right, but not yet whole. */
export type Stage = 'draft' | 'publication';

export function validateDossier(
  dossier: Dossier,
  around: DossierSurroundings,
  stage: Stage = 'publication',
): FieldErrors {
  const errors: FieldErrors = {};
  prefix(errors, 'project', validateProject(dossier.project, around));
  const slugs = new Set<string>();
  dossier.consultations.forEach((consultation, index) => {
    const found = validateConsultation(consultation, around, stage);
    if (slugs.has(consultation.slug)) found['slug'] ??= 'Une autre consultation du projet a déjà cette adresse.';
    slugs.add(consultation.slug);
    prefix(errors, `consultations.${index}`, found);
  });
  const known = new Set(dossier.consultations.map(({ id }) => id));
  dossier.events.forEach((event, index) => prefix(errors, `events.${index}`, validateEvent(event, known)));
  return errors;
}

export function validateProject(project: ProjectForm, around: DossierSurroundings): FieldErrors {
  const errors: FieldErrors = {};
  title(errors, project.title, 'Donnez un titre au projet.');
  slug(errors, project.slug);
  if (around.takenSlugs.has(project.slug)) errors['slug'] ??= 'Un autre projet a déjà cette adresse.';
  if (project.cover && project.coverAlt.trim() === '') {
    errors['coverAlt'] = 'Décrivez l’image de couverture pour les personnes qui ne la voient pas.';
  }
  moments(errors, { visibleFrom: project.visibleFrom });
  email(errors, 'contactEmail', project.contactEmail);
  return errors;
}

export function validateConsultation(
  form: ConsultationForm,
  around: DossierSurroundings,
  stage: Stage = 'publication',
): FieldErrors {
  const errors: FieldErrors = {};
  title(errors, form.title, 'Donnez un titre à la consultation.');
  slug(errors, form.slug);
  const whole = stage === 'publication';
  if (whole && form.procedure === '') errors['procedure'] = 'Choisissez la procédure.';
  const { visibleFrom, notice, opens, closes, reportBackBy, outcomeReportDate, outcomeDecisionDate } = form;
  moments(errors, { visibleFrom, notice, opens, closes, reportBackBy, outcomeReportDate, outcomeDecisionDate });
  if (isParisMoment(opens) && isParisMoment(closes) && endOf(closes) <= startOf(opens)) {
    errors['closes'] = 'La clôture précède l’ouverture.';
  }
  facts(errors, form);
  webAddress(errors, 'registerUrl', form.registerUrl);
  email(errors, 'contributionEmail', form.contributionEmail);
  form.places.forEach(({ name }, index) => title(errors, name, 'Donnez le nom du lieu.', `places.${index}.name`));
  form.promisedMeans.forEach(({ what }, index) =>
    title(errors, what, 'Dites quel moyen est promis.', `promisedMeans.${index}.what`),
  );
  documents(errors, form);
  form.sources.forEach(({ label, url }, index) => {
    title(errors, label, 'Nommez la source.', `sources.${index}.label`);
    webAddress(errors, `sources.${index}.url`, url);
  });
  if (form.observationsCounted !== null && !isCount(form.observationsCounted)) {
    errors['observationsCounted'] = 'Écrivez un nombre entier, zéro compris.';
  }
  const commentsOn = around.commentsOn.has(form.id);
  if (commentsOn && around.legalRegister.has(form.procedure)) {
    errors['procedure'] ??=
      'Les observations de cette procédure vont au registre. Fermez d’abord les commentaires du site.';
  }
  if (whole && form.origin === 'native' && !commentsOn && !hasChannel(form)) {
    errors['contributionEmail'] ??= 'Indiquez au moins un moyen de participer (courriel, courrier, registre ou lieu).';
  }
  return errors;
}

export function validateEvent(event: EventForm, consultations: ReadonlySet<string>): FieldErrors {
  const errors: FieldErrors = {};
  title(errors, event.title, 'Donnez un titre au rendez-vous.');
  if (event.starts === '') errors['starts'] = 'Indiquez quand le rendez-vous commence.';
  moments(errors, { starts: event.starts, ends: event.ends, changedFrom: event.changedFrom });
  if (isParisMoment(event.starts) && isParisMoment(event.ends) && endsBeforeStart(event)) {
    errors['ends'] = 'Le rendez-vous se termine avant de commencer.';
  }
  if (event.consultation !== '' && !consultations.has(event.consultation)) {
    errors['consultation'] = 'Cette consultation ne fait pas partie du dossier.';
  }
  webAddress(errors, 'onlineUrl', event.onlineUrl);
  if (event.attendance !== null && !isCount(event.attendance))
    errors['attendance'] = 'Écrivez un nombre entier, zéro compris.';
  return errors;
}

function hasChannel(form: ConsultationForm): boolean {
  return (
    [form.registerUrl, form.contributionEmail, form.postalAddress].some((text) => text.trim() !== '') ||
    form.places.length > 0
  );
}

/** A day without an hour lasts until midnight; two hours are compared to the minute. */
function endsBeforeStart({ starts, ends }: EventForm): boolean {
  return (hasHour(ends) ? startOf(ends) : endOf(ends)) < startOf(starts);
}

function facts(errors: FieldErrors, form: ConsultationForm): void {
  form.facts.forEach((fact, index) => {
    const path = `facts.${index}`;
    if (fact.at === '') errors[`${path}.at`] = 'Indiquez la date du fait.';
    moments(errors, { [`${path}.at`]: fact.at, [`${path}.until`]: fact.until });
    if (fact.kind !== 'extended') return;
    if (fact.until === '') errors[`${path}.until`] = 'Indiquez la nouvelle clôture.';
    else if (isParisMoment(fact.until) && isParisMoment(form.closes) && endOf(fact.until) <= endOf(form.closes)) {
      errors[`${path}.until`] = 'La prolongation ne dépasse pas la clôture annoncée.';
    }
  });
}

function documents(errors: FieldErrors, form: ConsultationForm): void {
  form.documents.forEach((document, index) => {
    const path = `documents.${index}`;
    title(errors, document.title, 'Donnez un titre au document.', `${path}.title`);
    webAddress(errors, `${path}.url`, document.url);
    moments(errors, { [`${path}.date`]: document.date });
  });
}

function title(errors: FieldErrors, text: string, sentence: string, path = 'title'): void {
  if (text.trim() === '') errors[path] = sentence;
  else if (text.length > 250) errors[path] = 'Ce texte dépasse 250 caractères.';
}

function slug(errors: FieldErrors, text: string): void {
  if (text === '') errors['slug'] = 'Donnez une adresse à cette page.';
  else if (!isSlug(text))
    errors['slug'] = 'L’adresse s’écrit en minuscules sans accent, chiffres et tirets (80 au plus).';
  else if (RESERVED_SLUGS.has(text)) errors['slug'] = `L’adresse « ${text} » est réservée au site.`;
}

function moments(errors: FieldErrors, fields: Readonly<Record<string, string>>): void {
  for (const [path, moment] of Object.entries(fields)) {
    if (moment !== '' && !isParisMoment(moment)) errors[path] = 'Cette date n’existe pas.';
  }
}

function email(errors: FieldErrors, path: string, text: string): void {
  if (text !== '' && !isAddress(text)) errors[path] = 'Cette adresse électronique n’est pas complète.';
}

function webAddress(errors: FieldErrors, path: string, text: string): void {
  if (text !== '' && !isWebAddress(text))
    errors[path] = 'L’adresse doit commencer par https:// ou http:// et ne pas contenir d’espace.';
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 100_000_000;
}

function prefix(errors: FieldErrors, path: string, found: FieldErrors): void {
  for (const [name, sentence] of Object.entries(found)) errors[`${path}.${name}`] = sentence;
}
