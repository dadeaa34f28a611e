import { useState } from 'react';
import { POLICY_MODES, type PolicyMode, policyConsequences, type PolicyView } from '../../../contract/moderation.ts';
import { BusyButton } from '../ui/busy-button.tsx';
import { Button, Input, Select } from '../ui/controls.ts';
import { Dialog } from '../ui/dialog.tsx';
import { described, Field } from '../ui/field.tsx';
import { Columns, Row } from '../ui/layout.ts';
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
  const [label, setLabel] = useState(policy?.label ?? '');
  const [mode, setMode] = useState<PolicyMode>(policy?.mode ?? 'pre-moderation');
  const [team, setTeam] = useState(String(policy?.teamDays ?? 2));
  const [elected, setElected] = useState(String(policy?.electedDays ?? 2));
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    const body = { label, mode, teamDays: Number(team), electedDays: Number(elected) };
    setBusy(true);
    const answer = policy ? await client.changePolicy(policy.code, body) : await client.addPolicy(body);
    setBusy(false);
    if (answer.kind === 'done') return onDone();
    setFields(answer.kind === 'invalid' ? answer.fields : {});
    if (answer.kind === 'changed-meanwhile')
      return setTrouble(['Cette version est entre-temps en service : elle ne change plus. Écrivez-en une autre.']);
    return setTrouble([answer.message]);
  };
  const frames = {
    label: { id: 'politique-nom', label: 'Nom de la version', error: fields['label'] },
    mode: { id: 'politique-mode', label: 'Façon de modérer', error: fields['mode'] },
    team: { id: 'politique-equipe', label: 'Jours ouvrés de l’équipe', error: fields['teamDays'] },
    elected: { id: 'politique-elu', label: 'Jours ouvrés de l’élu·e', error: fields['electedDays'] },
  };
  return (
    <Dialog title={policy ? 'Modifier la version' : 'Écrire une version'} onClose={onClose}>
      <Field {...frames.label}>
        <Input {...described(frames.label)} value={label} onChange={({ target }) => setLabel(target.value)} />
      </Field>
      <Field {...frames.mode}>
        <Select
          {...described(frames.mode)}
          value={mode}
          onChange={({ target }) => setMode(POLICY_MODES.find((one) => one === target.value) ?? mode)}
        >
          {POLICY_MODES.map((one) => (
            <option key={one} value={one}>
              {MODES[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Columns>
        <Days frame={frames.team} value={team} onChange={setTeam} />
        {mode === 'pre-moderation-two-keys' && <Days frame={frames.elected} value={elected} onChange={setElected} />}
      </Columns>
      <Consequences
        policy={{
          code: '',
          label,
          mode,
          teamDays: Number(team),
          electedDays: Number(elected),
          frozen: false,
          isDefault: false,
          consequences: policyConsequences(mode),
        }}
      />
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

interface DaysProps {
  readonly frame: { readonly id: string; readonly label: string; readonly error: string | undefined };
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Days({ frame, value, onChange }: DaysProps) {
  return (
    <Field {...frame}>
      <Input
        {...described(frame)}
        type="number"
        min={1}
        inputMode="numeric"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
