import { useState } from 'react';
import type { ImportColumn } from '../../../../contract/directory.ts';
import { FIELDS } from '../../../../core/directory/columns.ts';
import { Select } from '../../ui/controls.ts';
import { Card, Columns, Hint } from '../../ui/layout.ts';
import { Field } from '../../ui/field.tsx';

/** What was recognised, to be corrected; empty columns are passed over in silence. */
export function ImportColumns(props: {
  columns: readonly ImportColumn[];
  onColumns: (columns: readonly (string | null)[]) => void;
}) {
  const { columns } = props;
  // Shown at once: whoever types several letters does not wait for the preview between them.
  const [said, setSaid] = useState<{ of: readonly ImportColumn[]; fields: readonly (string | null)[] } | null>(null);
  const chosen = said?.of === columns ? said.fields : columns.map(({ field }) => field);
  const change = (index: number, field: string) => {
    const next = columns.map((_, place) => (place === index ? field || null : (chosen[place] ?? null)));
    setSaid({ of: columns, fields: next });
    props.onColumns(next);
  };
  return (
    <Card aria-label="Les colonnes">
      <h2>2. Les colonnes</h2>
      <Hint>Corrigez ce qui a été mal reconnu : l’aperçu se refait.</Hint>
      <Columns style={{ alignItems: 'end' }}>
        {columns.map(({ header, samples }, index) =>
          header === '' && samples.length === 0 ? null : (
            <Field
              key={`${index} ${header}`}
              id={`colonne-${index}`}
              label={header.replaceAll(/\s+/g, ' ') || `Colonne ${index + 1}`}
              hint={samples.length === 0 ? 'Vide' : samples.map((sample) => sample.replaceAll(/\s+/g, ' ')).join(' · ')}
            >
              {(control) => (
                <Select {...control} value={chosen[index] ?? ''} onChange={({ target }) => change(index, target.value)}>
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
