import { effectiveClosing } from '@aggloforum/concertation/contract';
import { jsonResponse, LICENCE, list, object, schemaAt, text, textOrNull } from './data-format.ts';
import { phaseWords } from './phases.ts';
import type { SiteModel } from './site-model.ts';
import { currentModel } from './source.ts';
import type { ConsultationView, ProjectView } from './view.ts';

/**
 * The projects and consultations as data for reuse; described by `donnees/projets.schema.json`. A large territory's are
 * in several files, each of which leads to the one with older projects. Undefined when there is no part of this number.
 */
export function openData(model: SiteModel, number: number | null) {
  const { publicUrl } = model;
  const block = number === null ? model.latest('data') : model.block('data', number);
  if (block === null) return undefined;
  return {
    $schema: `${publicUrl}/donnees/projets.schema.json`,
    licence: LICENCE,
    producteur: model.settings.organisation,
    demonstration: model.demo,
    precedents: block.older === null ? null : `${publicUrl}/donnees/projets/${block.older}.json`,
    projets: block.items.map((project) => projectData(project, publicUrl)),
  };
}

export function openDataResponse(number: number | null): Response {
  return jsonResponse(openData(currentModel(), number));
}

function projectData(project: ProjectView, publicUrl: string) {
  return {
    id: project.slug,
    titre: project.title,
    resume: project.summary,
    adresse: publicUrl + project.path,
    maitreOuvrage: project.sponsor,
    communes: project.communes.map(({ insee }) => insee),
    themes: project.themes.map(({ slug }) => slug),
    exemple: project.example,
    phase: phaseWords(project.phase).slug,
    consultations: project.consultations.map((item) => consultationData(item, publicUrl)),
  };
}

function consultationData(item: ConsultationView, publicUrl: string) {
  return {
    id: item.slug,
    titre: item.title,
    adresse: publicUrl + item.path,
    procedure: { code: item.procedure.slug, libelle: item.procedure.label, reglementaire: item.procedure.statutory },
    origine: { native: 'locale', archive: 'archive', relay: 'relais' }[item.origin],
    organisateur: item.organiser,
    phase: phaseWords(item.phase).slug,
    ouverture: item.opens,
    fermeture: effectiveClosing(item),
    periode: item.periodText,
    communes: item.communes.map(({ insee }) => insee),
    registre: item.channels.registerUrl,
    observations: item.observationsCounted,
    documents: item.documents.map(({ role, title, date, url, file }) => ({
      role,
      titre: title,
      date,
      adresse: file === null ? url : publicUrl + file.path,
    })),
    sources: item.sources.map(({ label, url }) => ({ libelle: label, adresse: url })),
    deductions: item.inferred,
    reserves: item.caveats,
  };
}

const texts = { type: 'array', items: text };
const moment = {
  type: ['string', 'null'],
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$',
  description: 'Jour, ou jour et heure de Paris.',
};
const phase = { enum: ['annoncee', 'ouverte', 'suspendue', 'close', 'restituee', 'classee', 'annulee', 'sans-date'] };

export function openDataSchema(publicUrl: string) {
  const document = object({ role: text, titre: text, date: moment, adresse: textOrNull });
  const consultation = object({
    id: text,
    titre: text,
    adresse: text,
    procedure: object({ code: text, libelle: text, reglementaire: { type: 'boolean' } }),
    origine: { enum: ['locale', 'archive', 'relais'] },
    organisateur: textOrNull,
    phase,
    ouverture: moment,
    fermeture: moment,
    periode: textOrNull,
    communes: texts,
    registre: textOrNull,
    observations: { type: ['integer', 'null'] },
    documents: list(document),
    sources: list(object({ libelle: text, adresse: textOrNull })),
    deductions: texts,
    reserves: textOrNull,
  });
  const projet = object({
    id: text,
    titre: text,
    resume: text,
    adresse: text,
    maitreOuvrage: text,
    communes: { ...texts, description: 'Codes INSEE.' },
    themes: texts,
    exemple: { type: 'boolean', description: 'Projet inventé pour la démonstration.' },
    phase,
    consultations: list(consultation),
  });
  return schemaAt(publicUrl, '/donnees/projets.schema.json', 'Projets et consultations', {
    precedents: { ...textOrNull, description: 'Adresse du fichier des projets plus anciens.' },
    projets: list(projet),
  });
}
