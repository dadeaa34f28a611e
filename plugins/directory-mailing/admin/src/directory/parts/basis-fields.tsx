import type { Faults } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Input, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import type { BasisFields } from '../../../../contract/directory.ts';
import { CONSENT_BASES } from '../../../../core/directory/consent-basis.ts';
import { Group, Tick } from '../../ui/controls.ts';

export const NO_BASIS: BasisFields = { basisKind: '', basisSentence: '', basisDay: '' };

/** On what somebody may be written to: the proof that is kept beside them. */
export function BasisFieldset<T extends BasisFields>(props: {
  basis: T;
  today: string;
  wrong: Faults;
  onChange: (basis: T) => void;
}) {
  const { basis, wrong, onChange } = props;
  const sentence = {
    id: 'accord-phrase',
    label: 'Phrase lue ou entendue',
    hint: 'Telle qu’elle figurait sur la feuille ou telle qu’elle a été dite. Elle est conservée comme preuve.',
    error: wrong['basisSentence'],
  };
  const day = { id: 'accord-jour', label: 'Jour de l’accord', error: wrong['basisDay'] };
  return (
    <Group>
      <legend>Sur quoi repose l’accord</legend>
      {wrong['basisKind'] !== undefined && <strong role="alert">{wrong['basisKind']}</strong>}
      {Object.entries(CONSENT_BASES).map(([kind, { label, explanation }]) => (
        <Tick key={kind}>
          <input
            type="radio"
            name="accord"
            checked={basis.basisKind === kind}
            onChange={() => onChange({ ...basis, basisKind: kind })}
          />
          <span>
            {label}
            <br />
            <small>{explanation}</small>
          </span>
        </Tick>
      ))}
      <Field {...sentence}>
        <Textarea
          {...described(sentence)}
          rows={3}
          value={basis.basisSentence}
          onChange={({ target }) => onChange({ ...basis, basisSentence: target.value })}
        />
      </Field>
      <Field {...day}>
        <Input
          {...described(day)}
          type="date"
          max={props.today}
          value={basis.basisDay}
          style={{ maxWidth: '20rem' }}
          onChange={({ target }) => onChange({ ...basis, basisDay: target.value })}
        />
      </Field>
    </Group>
  );
}
