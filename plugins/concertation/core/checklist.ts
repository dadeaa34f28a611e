import type { ConsultationForm, Dossier, EventForm, ProjectForm, Remark } from '../contract/dossier.ts';

/** What a careful colleague would point out. Nothing here stops a publication. */
export function checklistOf(dossier: Dossier): Remark[] {
  return [
    ...projectRemarks(dossier.project),
    ...dossier.consultations.flatMap((consultation, index) =>
      consultationRemarks(consultation, `consultations.${index}`),
    ),
    ...dossier.events.flatMap((event, index) => eventRemarks(event, `events.${index}`)),
    ...(dossier.consultations.length === 0
      ? [{ path: 'consultations', message: 'Aucune consultation dans ce dossier : la page du projet sera seule.' }]
      : []),
  ];
}

function projectRemarks(project: ProjectForm): Remark[] {
  return remarks('project', [
    ['summary', project.summary === '', 'Sans résumé, le projet paraît dans les listes avec son seul titre.'],
    ['department', project.department === '', 'Aucune direction porteuse n’est choisie.'],
    ['communes', project.communes.length === 0, 'Sans commune, le projet concerne tout le territoire.'],
    ['themes', project.themes.length === 0, 'Aucun thème n’est choisi.'],
    ['leads', project.leads.length === 0, 'Personne ne suit ce projet.'],
    ['contactEmail', project.contactEmail === '', 'Aucun contact n’est donné pour ce projet.'],
    ['coverCredit', project.cover !== null && project.coverCredit === '', 'Le crédit de l’image manque.'],
  ]);
}

function consultationRemarks(form: ConsultationForm, path: string): Remark[] {
  const native = form.origin === 'native';
  const undated = form.opens === '' && form.closes === '' && form.periodText === '';
  return remarks(path, [
    ['introduction', form.introduction === '', 'La consultation n’a pas d’introduction.'],
    ['opens', undated, 'Aucune date ni période : la consultation sera classée « sans date connue ».'],
    ['closes', native && form.opens !== '' && form.closes === '', 'La date de clôture manque.'],
    ['openToDiscussion', native && form.openToDiscussion === '', 'Dites ce qui est ouvert à la discussion.'],
    [
      'notOpenToDiscussion',
      native && form.notOpenToDiscussion === '',
      'Dites ce qui n’est plus ouvert à la discussion.',
    ],
    [
      'becomingOfContributions',
      native && form.becomingOfContributions === '',
      'Dites ce que deviendront les contributions.',
    ],
    ['reportBackBy', native && form.reportBackBy === '', 'Dites pour quand le bilan est promis.'],
    ['documents', native && form.documents.length === 0, 'Aucun document n’accompagne la consultation.'],
    ['sources', !native && form.sources.length === 0, 'Aucune source n’est citée.'],
    ...form.documents.map(
      (document, index) =>
        [
          `documents.${index}.file`,
          document.file === null && document.url === '',
          'Ce document n’a ni fichier ni lien.',
        ] as const,
    ),
    ...form.places.map(
      (place, index) => [`places.${index}.hours`, place.hours === '', 'Les horaires de ce lieu manquent.'] as const,
    ),
  ]);
}

function eventRemarks(event: EventForm, path: string): Remark[] {
  const nowhere = event.place === '' && event.address === '' && event.onlineUrl === '';
  return remarks(path, [
    ['place', event.kind !== 'milestone' && nowhere, 'Le rendez-vous n’a ni lieu ni lien.'],
    [
      'changedFrom',
      event.eventStatus === 'changed' && event.changedFrom === '',
      'Dites quelle était la date annoncée.',
    ],
    [
      'cancellationReason',
      event.eventStatus === 'cancelled' && event.cancellationReason === '',
      'Dites pourquoi il est annulé.',
    ],
  ]);
}

function remarks(
  path: string,
  checks: readonly (readonly [field: string, applies: boolean, message: string])[],
): Remark[] {
  return checks.filter(([, applies]) => applies).map(([field, , message]) => ({ path: `${path}.${field}`, message }));
}
