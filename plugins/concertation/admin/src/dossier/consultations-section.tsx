import { type ReactNode, useState } from 'react';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Card, Fold, Hint } from '@aggloforum/publisher/admin-kit/layout.ts';
import { emptyConsultation } from '../form/empty.ts';
import { fieldId } from '../form/paths.ts';
import { ConsultationFields } from './consultation-fields.tsx';
import { useDossierEditing } from './form-context.tsx';
import { focusLater } from './focus.ts';

export function ConsultationsSection() {
  const { dossier, add, change, locked } = useDossierEditing();
  const { consultations } = dossier;
  const append = () => {
    add('consultations', emptyConsultation(consultations.map(({ id }) => id)));
    focusLater(`consultations.${consultations.length}.title`);
  };
  const remove = (index: number) => {
    const id = consultations[index]?.id;
    change((before) => ({
      ...before,
      consultations: before.consultations.filter((_, position) => position !== index),
      events: before.events.map((event) => (event.consultation === id ? { ...event, consultation: '' } : event)),
    }));
    focusLater(
      consultations.length > 1 ? `consultations.${Math.min(index, consultations.length - 2)}` : 'consultations',
    );
  };
  return (
    <Card aria-labelledby="consultations" id="champ-consultations">
      <h2 id="consultations">Consultations</h2>
      {consultations.length === 0 && <Hint>Ce projet n’a pas encore de consultation.</Hint>}
      {consultations.map((consultation, index) => (
        <OpenableFold
          key={index}
          id={fieldId(`consultations.${index}`)}
          openAtFirst={consultations.length === 1 || consultation.id.startsWith('new-')}
        >
          <summary>{consultation.title || `Consultation ${index + 1}`}</summary>
          <div>
            <ConsultationFields index={index} />
            <div>
              <Button $look="danger" disabled={locked} onClick={() => remove(index)}>
                Retirer cette consultation
              </Button>
            </div>
          </div>
        </OpenableFold>
      ))}
      <div>
        <Button disabled={locked} onClick={append}>
          Ajouter une consultation
        </Button>
      </div>
    </Card>
  );
}

/** Open or not at first; then only the reader's own doing, whatever the row becomes when it is saved. */
function OpenableFold(props: { id: string; openAtFirst: boolean; children: ReactNode }) {
  const [open] = useState(props.openAtFirst);
  return (
    <Fold id={props.id} open={open}>
      {props.children}
    </Fold>
  );
}
