import { useState } from 'react';
import type { MailingMode, MailingSettingView } from '../../../contract/mailings.ts';
import { useMailingClient } from './mailing-client.ts';
import { Button } from '../ui/button.ts';
import { Frame, Input, Select } from '../ui/controls.ts';
import { Hint, Row } from '../ui/layout.ts';

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
    setSaid(answer.kind === 'done' ? 'Réglage enregistré.' : answer.message);
    if (answer.kind === 'done') props.onDone(answer.value);
  };
  return (
    <>
      <Frame>
        <label htmlFor={`mode-${props.consultation}`}>Les envois</label>
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
      </Frame>
      <Frame>
        <label htmlFor={`jours-${props.consultation}`}>Rappel avant la fin, en jours</label>
        <small id={`jours-aide-${props.consultation}`}>0 : pas de rappel. Il part le matin à 9 h.</small>
        <Input
          id={`jours-${props.consultation}`}
          aria-describedby={`jours-aide-${props.consultation}`}
          inputMode="numeric"
          value={days}
          onChange={({ target }) => setDays(target.value)}
        />
      </Frame>
      <Row>
        <Button onClick={() => void save()}>Enregistrer le réglage</Button>
        <span role="status">{said}</span>
      </Row>
      {props.setting.changedBy !== null && <Hint>Dernier réglage : {props.setting.changedBy}.</Hint>}
    </>
  );
}
