import { Button, Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { RulesView } from '../../../contract/screening.ts';
import type { PartProps } from './condition-fields.tsx';

/** None chosen is everywhere. */
export function ScopeField(props: PartProps & { consultations: RulesView['consultations'] }) {
  const { form, faults, onChange, consultations } = props;
  const titleOf = (id: string) => consultations.find((known) => known.id === id)?.title ?? id;
  const frame = {
    id: 'regle-consultations',
    label: 'Consultations',
    hint: form.consultations.length === 0 ? 'Partout, messages compris. Choisissez pour limiter.' : undefined,
    error: faults['consultations'],
  };
  return (
    <>
      <Field {...frame}>
        <Select
          {...described(frame)}
          value=""
          onChange={({ target }) => onChange({ consultations: [...form.consultations, target.value] })}
        >
          <option value="">{form.consultations.length === 0 ? 'Partout' : 'Ajouter une consultation…'}</option>
          {consultations
            .filter(({ id }) => !form.consultations.includes(id))
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </Select>
      </Field>
      {form.consultations.length > 0 && (
        <Row as="ul" aria-label="Consultations choisies">
          {form.consultations.map((id) => (
            <li key={id}>
              <Button
                aria-label={`Retirer ${titleOf(id)}`}
                onClick={() => {
                  onChange({ consultations: form.consultations.filter((other) => other !== id) });
                  document.getElementById('regle-consultations')?.focus();
                }}
              >
                {titleOf(id)} <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </Row>
      )}
    </>
  );
}
