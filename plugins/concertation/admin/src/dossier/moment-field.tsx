import { useState } from 'react';
import { styled } from 'styled-components';
import { Input } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { joinMoment, momentInWords, splitMoment } from '../form/moment.ts';
import type { FieldProps } from './fields.tsx';
import { useField } from './fields.tsx';
import { useDossierEditing } from './form-context.tsx';

/** A day and an optional hour, both in Paris, by the browser's own controls: minutes can be typed. */
export function MomentField(props: FieldProps & { dayOnly?: boolean }) {
  const { frame, value, locked } = useField(props);
  const { set } = useDossierEditing();
  return (
    <MomentInputs
      {...frame}
      value={value}
      locked={locked}
      dayOnly={props.dayOnly ?? false}
      onMoment={(moment) => set(props.path, moment)}
    />
  );
}

export interface MomentInputsProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly locked?: boolean;
  readonly dayOnly?: boolean;
  readonly onMoment: (moment: string) => void;
}

export function MomentInputs(props: MomentInputsProps) {
  const { id, label, value, onMoment } = props;
  const stored = splitMoment(value);
  // An hour typed before its day waits here; alone it is no moment.
  const [waiting, setWaiting] = useState('');
  const time = stored.day === '' ? waiting : stored.time;
  const [said, zone] = [`${id}-mots`, props.dayOnly ? '' : ' (heure de Paris)'];
  const attributes = described(props);
  return (
    <Field id={id} label={label} hint={props.hint} error={props.error}>
      <Pair>
        <Input
          {...attributes}
          type="date"
          max="9999-12-31"
          value={stored.day}
          disabled={props.locked}
          onChange={({ target }) => onMoment(joinMoment({ day: target.value, time }))}
        />
        {!props.dayOnly && (
          <Input
            type="time"
            aria-label={`${label}\u00a0: heure (facultative, heure de Paris)`}
            aria-describedby={attributes['aria-describedby']}
            value={time}
            disabled={props.locked}
            onChange={({ target }) => {
              setWaiting(target.value);
              onMoment(joinMoment({ day: stored.day, time: target.value }));
            }}
          />
        )}
      </Pair>
      {value !== '' && <small id={said}>{momentInWords(value) + zone}</small>}
    </Field>
  );
}

const Pair = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
  > input[type='date'] {
    flex: 2 1 15rem;
    width: auto;
  }
  > input[type='time'] {
    flex: 1 1 11rem;
    width: auto;
  }
`;
