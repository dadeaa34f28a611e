import { useState } from 'react';
import { Button, Input, Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { MailingMode, MailingSettingView } from '../../../contract/mailings.ts';
import { useMailingClient } from './mailing-client.ts';

const MODES: Readonly<Record<MailingMode, string>> = {
  automatic: 'Partent d’eux-mêmes, à leur heure',
  confirmed: 'Attendent la confirmation d’une personne',
};

/** How the mailings of a consultation leave; `*` is the house. */
export function SettingForm(props: {
  consultation: string;
  setting: MailingSettingView;
  onDone: (setting: MailingSettingView) => void;
}) {
  const client = useMailingClient();
  const [mode, setMode] = useState(props.setting.mode);
  const [days, setDays] = useState(String(props.setting.closingDays));
  const [said, setSaid] = useState('');
  const save = async () => {
    const closingDays = Number(days);
    if (!Number.isInteger(closingDays) || closingDays < 0 || closingDays > 60)
      return setSaid('Écrivez un nombre de jours entre 0 et 60.');
    const answer = await client.setting(props.consultation, { mode, closingDays, version: props.setting.version });
    setSaid(answer.done ? 'Réglage enregistré.' : answer.message);
    if (answer.done) props.onDone(answer.value);
  };
  const reminder = {
    id: `jours-${props.consultation}`,
    label: 'Rappel avant la fin, en jours',
    hint: '0\u00a0: pas de rappel. Il part le matin à 9 h.',
  };
  return (
    <>
      <Field id={`mode-${props.consultation}`} label="Les envois">
        <Select
          id={`mode-${props.consultation}`}
          value={mode}
          onChange={({ target }) => setMode(target.value === 'confirmed' ? 'confirmed' : 'automatic')}
        >
          {Object.entries(MODES).map(([id, label]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field {...reminder}>
        <Input
          {...described(reminder)}
          inputMode="numeric"
          value={days}
          onChange={({ target }) => setDays(target.value)}
        />
      </Field>
      <Row>
        <Button onClick={() => void save()}>Enregistrer le réglage</Button>
        <span role="status">{said}</span>
      </Row>
      {props.setting.changedBy !== null && <Hint>Dernier réglage&nbsp;: {props.setting.changedBy}.</Hint>}
    </>
  );
}
