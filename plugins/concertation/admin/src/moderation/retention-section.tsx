import { useState } from 'react';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Input } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Columns, Fold, Hint, Lines, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { ModerationSettings, ModerationSettingsView } from '../../../contract/moderation.ts';
import { settingsIn } from '../../../core/moderation/retention.ts';
import { stampInWords } from '../form/moment.ts';
import { Measured } from '../ui/measured.ts';
import { type ModerationClient, useModerationClient } from './client.ts';
import { NewsOf } from './news-of.tsx';

const PERIODS: readonly (readonly [keyof ModerationSettings, label: string, hint: string])[] = [
  [
    'unpublishedMonths',
    'Textes jamais publiés',
    'De 3 à 60 mois après la dernière décision, ou après la réception si rien n’est décidé.',
  ],
  [
    'removedMonths',
    'Textes retirés par l’équipe',
    'De 3 à 60 mois après le retrait. La place sur la page et la décision restent.',
  ],
  ['withdrawnMonths', 'Textes retirés par leur auteur·rice', 'De 1 à 24 mois après le retrait.'],
  ['replacedMonths', 'Versions remplacées', 'De 1 à 24 mois après la parution de la version qui les remplace.'],
  ['addressMonths', 'Adresses', 'De 3 à 60 mois après la réception du commentaire.'],
  ['reportMonths', 'Signalements et recours', 'De 3 à 60 mois après leur décision.'],
  ['decisionMonths', 'Motifs des décisions', 'De 12 à 120 mois après la décision. L’article et la date restent.'],
];
const NAMES = PERIODS.map(([name]) => name);

/** How long what belongs to comments is kept: each a setting, each change with its reason. */
export function RetentionSection() {
  const client = useModerationClient();
  const { value, failed, set } = useLoaded(client.settings);
  return (
    <Card aria-labelledby="conservation">
      <h2 id="conservation">Durées de conservation</h2>
      <Hint>
        Passé ce temps, le système oublie de lui-même. Ce qui est public le reste. Un recours ou un signalement ouvert
        retient les textes, et leur durée repart de la réponse.
      </Hint>
      {failed && <NewsOf said="" trouble={['Les durées n’ont pas pu être chargées.']} />}
      {value && <Periods view={value} client={client} onKept={set} />}
      {value && value.history.length > 0 && <History view={value} />}
    </Card>
  );
}

interface PeriodsProps {
  readonly view: ModerationSettingsView;
  readonly client: ModerationClient;
  readonly onKept: (view: ModerationSettingsView) => void;
}

function Periods({ view, client, onKept }: PeriodsProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(NAMES.map((name) => [name, String(view.settings[name])])),
  );
  const [reason, setReason] = useState('');
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [news, setNews] = useState({ said: '', trouble: [] as readonly string[] });
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    const answer = await client.changeSettings({ ...settingsIn(typed), reason });
    setBusy(false);
    setFields(answer.done ? {} : answer.faults);
    if (!answer.done)
      return setNews({ said: '', trouble: [answer.meanwhile ? 'Une autre personne les a changées.' : answer.message] });
    setReason('');
    setNews({ said: 'Enregistré.', trouble: [] });
    return onKept(answer.value);
  };
  const why = { id: 'conservation-motif', label: 'Motif', hint: 'Gardé avec votre nom.', error: fields['reason'] };
  return (
    <>
      <Columns>
        {PERIODS.map(([name, label, hint]) => {
          const frame = { id: `conservation-${name}`, label, hint, error: fields[name] };
          return (
            <Field key={name} {...frame}>
              <Measured>
                <Input
                  {...described(frame)}
                  type="number"
                  min={1}
                  inputMode="numeric"
                  value={typed[name] ?? ''}
                  onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
                />
                <span>mois</span>
              </Measured>
            </Field>
          );
        })}
        <Field {...why}>
          <Input {...described(why)} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
      </Columns>
      <NewsOf {...news} />
      <Row>
        <BusyButton busy={busy} onClick={() => void keep()}>
          Changer les durées
        </BusyButton>
      </Row>
    </>
  );
}

function History({ view }: { view: ModerationSettingsView }) {
  return (
    <Fold>
      <summary>Changements ({view.history.length})</summary>
      <div>
        <Lines>
          {view.history.map((entry) => (
            <li key={entry.at}>
              En mois, {PERIODS.map(([name, label]) => `${label.toLowerCase()} ${entry[name]}`).join(', ')}
              <Hint>
                {entry.reason} (par {entry.by}, le {stampInWords(entry.at)})
              </Hint>
            </li>
          ))}
        </Lines>
      </div>
    </Fold>
  );
}
