import { Input, Select, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { fieldId, textAt } from '../form/paths.ts';
import { useDossierEditing } from './form-context.tsx';

export interface FieldProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
}

/** What the frame of a field needs to know, from the dossier. */
export function useField({ path, label, hint }: FieldProps) {
  const { dossier, errors, locked } = useDossierEditing();
  return { frame: { id: fieldId(path), label, hint, error: errors[path] }, value: textAt(dossier, path), locked };
}

export function TextField(props: FieldProps & { type?: 'text' | 'email' | 'url'; onText?: (text: string) => void }) {
  const { frame, value, locked } = useField(props);
  const { set } = useDossierEditing();
  return (
    <Field {...frame}>
      <Input
        {...described(frame)}
        type={props.type ?? 'text'}
        value={value}
        disabled={locked}
        onChange={({ target }) => (props.onText ? props.onText(target.value) : set(props.path, target.value))}
      />
    </Field>
  );
}

export function LongField(props: FieldProps & { rows?: number }) {
  const { frame, value, locked } = useField(props);
  const { set } = useDossierEditing();
  return (
    <Field {...frame}>
      <Textarea
        {...described(frame)}
        rows={props.rows ?? 3}
        value={value}
        disabled={locked}
        onChange={({ target }) => set(props.path, target.value)}
      />
    </Field>
  );
}

export function NumberField(props: FieldProps) {
  const { frame, value, locked } = useField(props);
  const { set } = useDossierEditing();
  return (
    <Field {...frame}>
      <Input
        {...described(frame)}
        type="number"
        min={0}
        inputMode="numeric"
        value={value}
        disabled={locked}
        onChange={({ target }) => set(props.path, target.value === '' ? null : Number(target.value))}
      />
    </Field>
  );
}

export function ChoiceField(props: FieldProps & { options: readonly { id: string; label: string }[]; none?: string }) {
  const { frame, value, locked } = useField(props);
  const { set } = useDossierEditing();
  return (
    <Field {...frame}>
      <Select
        {...described(frame)}
        value={value}
        disabled={locked}
        onChange={({ target }) => set(props.path, target.value)}
      >
        {props.none !== undefined && <option value="">{props.none}</option>}
        {props.options.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
