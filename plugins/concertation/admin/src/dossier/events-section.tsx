import { Card, Columns, Fold, Hint } from '@aggloforum/publisher/admin-kit/layout.ts';
import { emptyEvent } from '../form/empty.ts';
import { EVENT_KINDS, EVENT_STATES, optionsOf } from '../form/labels.ts';
import { ChoiceField, LongField, NumberField, TextField } from './fields.tsx';
import { useDossierEditing } from './form-context.tsx';
import { MomentField } from './moment-field.tsx';
import { RowsField } from './rows-field.tsx';

export function EventsSection() {
  const { dossier } = useDossierEditing();
  const { events, consultations } = dossier;
  const only = consultations.length === 1 ? (consultations[0]?.id ?? '') : '';
  const belongings = consultations.map(({ id, title }, index) => ({ id, label: title || `Consultation ${index + 1}` }));
  return (
    <Card aria-labelledby="rendez-vous">
      <h2 id="rendez-vous">Rendez-vous</h2>
      {events.length === 0 && (
        <Hint>Réunions, permanences, ateliers, visites&nbsp;: ils paraissent au calendrier avec le projet.</Hint>
      )}
      <RowsField
        path="events"
        name="Rendez-vous"
        addLabel="Ajouter un rendez-vous"
        firstField="title"
        empty={() =>
          emptyEvent(
            events.map(({ id }) => id),
            only,
          )
        }
      >
        {(row, index) => (
          <>
            <Columns>
              <TextField path={`${row}.title`} label="Titre du rendez-vous" />
              <ChoiceField path={`${row}.kind`} label="Nature" options={optionsOf(EVENT_KINDS)} />
            </Columns>
            <Columns>
              <MomentField path={`${row}.starts`} label="Début" hint="Sans heure&nbsp;: toute la journée." />
              <MomentField path={`${row}.ends`} label="Fin" hint="Facultative." />
            </Columns>
            <Columns>
              <TextField path={`${row}.place`} label="Lieu" />
              <TextField path={`${row}.address`} label="Adresse" />
            </Columns>
            <MoreOfEvent row={row} status={events[index]?.eventStatus ?? 'planned'} belongings={belongings} />
          </>
        )}
      </RowsField>
    </Card>
  );
}

function MoreOfEvent(props: { row: string; status: string; belongings: readonly { id: string; label: string }[] }) {
  const { row, status } = props;
  return (
    <Fold>
      <summary>Consultation, visioconférence, changement ou annulation</summary>
      <div>
        <Columns>
          <ChoiceField
            path={`${row}.consultation`}
            label="Consultation liée"
            options={props.belongings}
            none="Tout le projet"
          />
          <TextField path={`${row}.onlineUrl`} label="Adresse de la visioconférence" type="url" />
          <ChoiceField path={`${row}.eventStatus`} label="État du rendez-vous" options={optionsOf(EVENT_STATES)} />
          <NumberField path={`${row}.attendance`} label="Personnes présentes" />
        </Columns>
        {status === 'changed' && <MomentField path={`${row}.changedFrom`} label="Date prévue auparavant" />}
        {status === 'cancelled' && (
          <LongField path={`${row}.cancellationReason`} label="Motif de l’annulation" rows={2} />
        )}
      </div>
    </Fold>
  );
}
