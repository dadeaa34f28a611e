import { useRef } from 'react';
import { Link, useParams } from 'react-router-dom';
import { DocumentTitle } from '@aggloforum/publisher/admin-kit/document-title.tsx';
import { Heading, Sheet } from '@aggloforum/publisher/admin-kit/layout.ts';
import { PreviewDialog, ScheduleDialog, UnpublishDialog } from '../dossier/action-dialogs.tsx';
import { ActionsBar } from '../dossier/actions-bar.tsx';
import { ChecklistSection } from '../dossier/checklist-section.tsx';
import { ConflictPanel } from '../dossier/conflict-panel.tsx';
import { ConsultationsSection } from '../dossier/consultations-section.tsx';
import { EventsSection } from '../dossier/events-section.tsx';
import { useKeptFocus } from '../dossier/focus.ts';
import { type DossierEditing, DossierEditingProvider } from '../dossier/form-context.tsx';
import { PartsOfDossier } from '../dossier/parts-of-dossier.tsx';
import { ParticipationSection } from '../dossier/participation-section.tsx';
import { ProjectSection } from '../dossier/project-section.tsx';
import { RefusalSummary } from '../dossier/refusal-summary.tsx';
import { StateLine } from '../dossier/state-line.tsx';
import { UnsavedGuard } from '../dossier/unsaved-guard.tsx';
import { type DossierDesk, useDossier } from '../dossier/use-dossier.ts';
import { DOSSIERS, useDossierActions } from '../dossier/use-dossier-actions.ts';
import { VersionsSection } from '../dossier/versions-section.tsx';
import { withItemAdded, withItemRemoved, withValueAt } from '../form/paths.ts';

export const NEW = 'nouveau';

export function DossierPage() {
  const { id } = useParams();
  const desk = useDossier(id === undefined || id === NEW ? null : id);
  if (desk.failed) return <Unavailable />;
  const editing = editingOf(desk);
  if (!editing || (id !== NEW && !desk.view)) {
    return (
      <Sheet>
        <p role="status">Ouverture du dossier…</p>
      </Sheet>
    );
  }
  return (
    <DossierEditingProvider value={editing}>
      <DossierSheet desk={desk} />
    </DossierEditingProvider>
  );
}

function DossierSheet({ desk }: { desk: DossierDesk }) {
  const { view, dossier, refusal } = desk;
  const actions = useDossierActions(desk);
  const sheet = useRef<HTMLElement>(null);
  useKeptFocus(sheet);
  const title = dossier.project.title || (view ? 'Sans titre' : 'Nouveau dossier');
  return (
    <Sheet ref={sheet}>
      <DocumentTitle text={`${title} | Dossiers`} />
      <UnsavedGuard dirty={desk.dirty} allowed={actions.leaving} />
      <Heading>
        <Link to={DOSSIERS}>Tous les dossiers</Link>
        <h1>{title}</h1>
        <StateLine view={view} />
        <PartsOfDossier />
      </Heading>
      <ConflictPanel desk={desk} />
      {refusal && <RefusalSummary refusal={refusal} />}
      <ProjectSection />
      <ConsultationsSection />
      <EventsSection />
      <ParticipationSection desk={desk} />
      <ChecklistSection checklist={view?.checklist ?? []} stored={view !== null} />
      <VersionsSection desk={desk} />
      <ActionsBar
        desk={desk}
        actions={{
          save: () => void actions.save(),
          publish: () => void actions.publish(),
          duplicate: () => void actions.duplicate(),
          open: actions.setDialog,
        }}
      />
      <Dialogs desk={desk} actions={actions} />
    </Sheet>
  );
}

function Dialogs({ desk, actions }: { desk: DossierDesk; actions: ReturnType<typeof useDossierActions> }) {
  const close = () => actions.setDialog(null);
  if (actions.dialog === 'preview') return <PreviewDialog desk={desk} onClose={close} />;
  if (actions.dialog === 'schedule')
    return <ScheduleDialog onClose={close} onSchedule={(at) => void actions.schedule(at)} />;
  if (actions.dialog === 'unpublish') {
    return (
      <UnpublishDialog onClose={close} onUnpublish={(reason, withheld) => void actions.unpublish(reason, withheld)} />
    );
  }
  return null;
}

function Unavailable() {
  return (
    <Sheet>
      <h1>Dossier indisponible</h1>
      <p>Il n’existe pas, ou il n’est pas l’un des vôtres, ou le serveur ne répond pas.</p>
      <Link to={DOSSIERS}>Tous les dossiers</Link>
    </Sheet>
  );
}

function editingOf(desk: DossierDesk): DossierEditing | null {
  const { dossier, choices, view, refusal, setDossier } = desk;
  if (!choices) return null;
  return {
    dossier,
    choices,
    locked: view?.may.write === false,
    errors: refusal?.fields ?? {},
    set: (path, value) => setDossier((before) => withValueAt(before, path, value)),
    add: (path, ...items) => setDossier((before) => withItemAdded(before, path, ...items)),
    remove: (path, index) => setDossier((before) => withItemRemoved(before, path, index)),
    change: setDossier,
  };
}
