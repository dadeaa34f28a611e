import type { Faults } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Checkbox, Input, Select, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Columns, Fieldset } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { ConditionKind, PersonalData } from '../../../core/screening/rule.ts';
import { PERSONAL_DATA } from '../../../core/screening/rule.ts';
import type { RuleForm } from './rule-form.ts';
import { DATA, KINDS } from './words-of-rule.ts';

export interface PartProps {
  readonly form: RuleForm;
  readonly faults: Faults;
  readonly onChange: (change: Partial<RuleForm>) => void;
}

type TextField = 'pattern' | 'words' | 'domains' | 'except';
type FigureField =
  'moreThan' | 'min' | 'max' | 'share' | 'letters' | 'characters' | 'wordsInRow' | 'times' | 'seconds' | 'perHour';
type Asked =
  | { readonly field: TextField; readonly label: string; readonly hint: string; readonly long: true }
  | { readonly field: FigureField; readonly label: string; readonly hint: string };

const ASKED: Readonly<Record<Exclude<ConditionKind, 'personal-data'>, readonly Asked[]>> = {
  words: [
    {
      field: 'words',
      label: 'Mots et expressions, un par ligne',
      hint: 'Majuscules, accents, pluriels et «\u00a0l’\u00a0» ne comptent pas. «\u00a0arnaqu*\u00a0» trouve aussi «\u00a0arnaqueur\u00a0».',
      long: true,
    },
  ],
  pattern: [
    {
      field: 'pattern',
      label: 'Motif',
      hint: 'Pour qui connaît les expressions régulières. Majuscules et accents ne comptent pas.',
      long: true,
    },
  ],
  links: [
    { field: 'moreThan', label: 'Plus de … liens', hint: 'Vide\u00a0: le nombre ne compte pas.' },
    {
      field: 'domains',
      label: 'Ou un lien vers l’un de ces sites',
      hint: 'Un par ligne, comme «\u00a0exemple.fr\u00a0».',
      long: true,
    },
    { field: 'except', label: 'Sites qui ne comptent pas', hint: 'Un par ligne.', long: true },
  ],
  length: [
    { field: 'min', label: 'Moins de … caractères', hint: 'Vide\u00a0: pas de minimum.' },
    { field: 'max', label: 'Plus de … caractères', hint: 'Vide\u00a0: pas de maximum.' },
  ],
  capitals: [
    { field: 'share', label: 'Part de majuscules (en %)', hint: 'De 10 à 100.' },
    { field: 'letters', label: 'À partir de … lettres', hint: 'Pour laisser passer les sigles et «\u00a0NON\u00a0».' },
  ],
  repetition: [
    { field: 'characters', label: 'La même lettre … fois de suite', hint: 'Ou «\u00a0!\u00a0» et «\u00a0?\u00a0».' },
    { field: 'wordsInRow', label: 'Le même mot … fois de suite', hint: '3 au moins.' },
  ],
  duplicates: [{ field: 'times', label: 'Reçu … fois en une semaine', hint: 'Celui-ci compris.' }],
  speed: [{ field: 'seconds', label: 'En moins de … secondes', hint: 'Entre le formulaire et l’envoi.' }],
  rate: [
    {
      field: 'perHour',
      label: 'Plus de … envois en une heure',
      hint: 'Une réunion ou une mairie partagent un réseau.',
    },
  ],
};

/** Where the server's sentence about a field is found. */
const FAULT: Readonly<Record<string, string>> = { wordsInRow: 'words' };

export function ConditionFields({ form, faults, onChange }: PartProps) {
  const kind = { id: 'regle-nature', label: 'Elle cherche', error: faults['condition'] };
  return (
    <Fieldset>
      <legend>Ce que la règle cherche</legend>
      <Field {...kind}>
        <Select
          {...described(kind)}
          value={form.kind}
          onChange={({ target }) => onChange({ kind: target.value as ConditionKind })}
        >
          {Object.entries(KINDS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {form.kind === 'personal-data' ? (
        <PersonalDataField form={form} faults={faults} onChange={onChange} />
      ) : (
        <Columns>
          {ASKED[form.kind].map((asked) => (
            <AskedField key={asked.field} asked={asked} form={form} faults={faults} onChange={onChange} />
          ))}
        </Columns>
      )}
    </Fieldset>
  );
}

function AskedField({ asked, form, faults, onChange }: PartProps & { asked: Asked }) {
  const { field, label, hint } = asked;
  const path = `condition.${FAULT[field] ?? field}`;
  const error = faults[path] ?? Object.entries(faults).find(([known]) => known.startsWith(`${path}.`))?.[1];
  const frame = { id: `regle-${field}`, label, hint, error };
  const value = form[field];
  return (
    <Field {...frame}>
      {'long' in asked ? (
        <Textarea
          {...described(frame)}
          rows={field === 'words' ? 8 : 4}
          spellCheck={false}
          value={value}
          onChange={({ target }) => onChange({ [field]: target.value })}
        />
      ) : (
        <Input
          {...described(frame)}
          type="number"
          min={0}
          value={value}
          onChange={({ target }) => onChange({ [field]: target.value })}
        />
      )}
    </Field>
  );
}

function PersonalDataField({ form, faults, onChange }: PartProps) {
  const toggle = (kind: PersonalData, on: boolean) =>
    onChange({ which: PERSONAL_DATA.filter((known) => (known === kind ? on : form.which.includes(known))) });
  return (
    <div role="group" aria-label="Données cherchées">
      {PERSONAL_DATA.map((kind) => (
        <Checkbox key={kind}>
          <input
            type="checkbox"
            checked={form.which.includes(kind)}
            onChange={({ target }) => toggle(kind, target.checked)}
          />
          {DATA[kind]}
        </Checkbox>
      ))}
      {faults['condition.which'] !== undefined && <strong role="alert">{faults['condition.which']}</strong>}
    </div>
  );
}
