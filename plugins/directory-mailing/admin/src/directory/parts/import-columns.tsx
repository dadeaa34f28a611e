import type { ImportColumn } from '../../../../contract/directory.ts';
import { FIELDS } from '../../../../core/directory/columns.ts';
import { Select } from '../ui/controls.ts';
import { Field } from '../ui/field.tsx';
import { Card, Columns, Hint } from '../ui/layout.ts';

/** What was recognised, to be corrected; empty columns are passed over in silence. */
export function ImportColumns(props: {
  columns: readonly ImportColumn[];
  onColumns: (columns: readonly (string | null)[]) => void;
}) {
  const { columns } = props;
  const change = (index: number, field: string) =>
    props.onColumns(columns.map((column, place) => (place === index ? field || null : column.field)));
  return (
    <Card aria-label="Les colonnes">
      <h2>2. Les colonnes</h2>
      <Hint>Corrigez ce qui a été mal reconnu : l’aperçu se refait.</Hint>
      <Columns style={{ alignItems: 'end' }}>
        {columns.map(({ header, field, samples }, index) =>
          header === '' && samples.length === 0 ? null : (
            <Field
              key={`${index} ${header}`}
              id={`colonne-${index}`}
              label={header.replaceAll(/\s+/g, ' ') || `Colonne ${index + 1}`}
              hint={samples.length === 0 ? 'Vide' : samples.map((sample) => sample.replaceAll(/\s+/g, ' ')).join(' · ')}
            >
              {(control) => (
                <Select {...control} value={field ?? ''} onChange={({ target }) => change(index, target.value)}>
                  <option value="">Ne pas importer</option>
                  {Object.entries(FIELDS).map(([name, label]) => (
                    <option key={name} value={name}>
                      {label}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ),
        )}
      </Columns>
    </Card>
  );
}
