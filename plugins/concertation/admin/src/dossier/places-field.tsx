import { Columns } from '@aggloforum/publisher/admin-kit/layout.ts';
import { emptyPlace } from '../form/empty.ts';
import { LongField, TextField } from './fields.tsx';
import { RowsField } from './rows-field.tsx';

export function PlacesField({ index }: { index: number }) {
  return (
    <>
      <h3>Lieux où consulter et contribuer</h3>
      <RowsField
        path={`consultations.${index}.places`}
        name="Lieu"
        addLabel="Ajouter un lieu"
        firstField="name"
        empty={emptyPlace}
      >
        {(path) => (
          <Columns>
            <TextField path={`${path}.name`} label="Nom du lieu" />
            <TextField path={`${path}.address`} label="Adresse du lieu" />
            <LongField path={`${path}.hours`} label="Horaires" hint="Une ligne par jour." />
          </Columns>
        )}
      </RowsField>
    </>
  );
}
