import { useState } from 'react';
import { Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field, type FieldFrame } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Columns, Hint } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { ImportColumn } from '../../../../contract/directory.ts';
import { FIELDS } from '../../../../core/directory/columns.ts';

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
      <Hint>Corrigez ce qui a été mal reconnu&nbsp;: l’aperçu se refait.</Hint>
      <Columns $least="22rem">
        {columns.map(({ header, samples }, index) =>
          header === '' && samples.length === 0 ? null : (
            <ColumnField
              key={`${index} ${header}`}
              frame={{
                id: `colonne-${index}`,
                label: oneLine(header) || `Colonne ${index + 1}`,
                hint: samples.length === 0 ? 'Vide' : samples.map(oneLine).join(' · '),
              }}
              value={chosen[index] ?? ''}
              onChange={(field) => change(index, field)}
            />
          ),
        )}
      </Columns>
    </Card>
  );
}

function ColumnField(props: { frame: FieldFrame; value: string; onChange: (field: string) => void }) {
  return (
    <Field {...props.frame}>
      <Select {...described(props.frame)} value={props.value} onChange={({ target }) => props.onChange(target.value)}>
        <option value="">Ne pas importer</option>
        {Object.entries(FIELDS).map(([name, label]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
