import { useState } from 'react';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button, Input, Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Columns, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { POLICY_MODES, type PolicyMode, policyConsequences, type PolicyView } from '../../../contract/moderation.ts';
import type { ModerationClient } from './client.ts';
import { Consequences } from './consequences.tsx';
import { NewsOf } from './news-of.tsx';

const MODES: Readonly<Record<PolicyMode, string>> = {
  'post-moderation': 'Publié d’abord, relu ensuite',
  'pre-moderation': 'Relu par l’équipe, puis publié',
  'pre-moderation-two-keys': 'Relu par l’équipe, puis par l’élu·e, puis publié',
};

interface Props {
  readonly policy: PolicyView | null;
  readonly client: ModerationClient;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A new version, or one that nobody uses yet. */
export function PolicyDialog({ policy, client, onClose, onDone }: Props) {
  const [draft, setDraft] = useState<Draft>({
    label: policy?.label ?? '',
    mode: policy?.mode ?? 'pre-moderation',
    teamDays: policy?.teamDays ?? 2,
    electedDays: policy?.electedDays ?? 2,
  });
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    const answer = policy ? await client.changePolicy(policy.code, draft) : await client.addPolicy(draft);
    setBusy(false);
    if (answer.done) return onDone();
    setFields(answer.faults);
    if (answer.meanwhile)
      return setTrouble(['Cette version est entre-temps en service\u00a0: elle ne change plus. Écrivez-en une autre.']);
    return setTrouble([answer.message]);
  };
  return (
    <Dialog title={policy ? 'Modifier la version' : 'Écrire une version'} onClose={onClose}>
      <PolicyFields draft={draft} fields={fields} onChange={setDraft} />
      <Consequences policy={{ ...draft, consequences: policyConsequences(draft.mode) }} />
      <NewsOf said="" trouble={trouble} />
      <Row>
        <BusyButton $look="primary" busy={busy} onClick={() => void keep()}>
          Enregistrer la version
        </BusyButton>
        <Button onClick={onClose}>Annuler</Button>
      </Row>
    </Dialog>
  );
}

type Draft = Pick<PolicyView, 'label' | 'mode' | 'teamDays' | 'electedDays'>;

interface FieldsProps {
  readonly draft: Draft;
  readonly fields: Readonly<Record<string, string>>;
  readonly onChange: (draft: Draft) => void;
}

function PolicyFields({ draft, fields, onChange }: FieldsProps) {
  const [label, mode] = [
    { id: 'politique-nom', label: 'Nom de la version', error: fields['label'] },
    { id: 'politique-mode', label: 'Façon de modérer', error: fields['mode'] },
  ];
  const days = (name: 'teamDays' | 'electedDays', words: string) => (
    <Days
      frame={{ id: `politique-${name}`, label: words, error: fields[name] }}
      value={draft[name]}
      onChange={(count) => onChange({ ...draft, [name]: count })}
    />
  );
  return (
    <>
      <Field {...label}>
        <Input
          {...described(label)}
          value={draft.label}
          onChange={({ target }) => onChange({ ...draft, label: target.value })}
        />
      </Field>
      <Field {...mode}>
        <Select
          {...described(mode)}
          value={draft.mode}
          onChange={({ target }) =>
            onChange({ ...draft, mode: POLICY_MODES.find((one) => one === target.value) ?? draft.mode })
          }
        >
          {POLICY_MODES.map((one) => (
            <option key={one} value={one}>
              {MODES[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Columns>
        {days('teamDays', 'Jours ouvrés de l’équipe')}
        {draft.mode === 'pre-moderation-two-keys' && days('electedDays', 'Jours ouvrés de l’élu·e')}
      </Columns>
    </>
  );
}

interface DaysProps {
  readonly frame: { readonly id: string; readonly label: string; readonly error: string | undefined };
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Days({ frame, value, onChange }: DaysProps) {
  return (
    <Field {...frame}>
      <Input
        {...described(frame)}
        type="number"
        min={1}
        inputMode="numeric"
        value={value === 0 ? '' : value}
        onChange={({ target }) => onChange(Number(target.value))}
      />
    </Field>
  );
}
