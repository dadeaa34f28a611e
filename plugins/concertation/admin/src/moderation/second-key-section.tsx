import { useState } from 'react';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button, Input, Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Columns, Hint, Lines, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { HoldersView } from '../../../contract/moderation.ts';
import { momentInWords } from '../form/moment.ts';
import { type ModerationClient, useModerationClient } from './client.ts';
import { NewsOf } from './news-of.tsx';
import { byAndWhen } from './words.ts';

const CHANGED = 'La liste a changé\u00a0: rechargez.';

/** Who turns the second key, and who does it in their place while they are away. */
export function SecondKeySection({ may }: { may: boolean }) {
  const client = useModerationClient();
  const holders = useLoaded(client.holders);
  return (
    <Card aria-labelledby="validation">
      <h2 id="validation">Validation par l’élu·e</h2>
      <Hint>
        Quand la politique le demande, un texte approuvé par l’équipe est validé par une autre personne avant de
        paraître. Un retard de l’élu·e est signalé&#8239;; aucun texte n’est publié automatiquement pour autant.
      </Hint>
      {holders.failed && <NewsOf said="" trouble={['La liste n’a pas pu être chargée.']} />}
      {holders.value && <Holders view={holders.value} client={client} may={may} onChanged={holders.set} />}
      {holders.value && may && <NameSubstitute view={holders.value} client={client} onChanged={holders.set} />}
    </Card>
  );
}

interface HoldersProps {
  readonly view: HoldersView;
  readonly client: ModerationClient;
  readonly onChanged: (view: HoldersView) => void;
}

function Holders({ view, client, may, onChanged }: HoldersProps & { may: boolean }) {
  return (
    <>
      <p>
        {view.holders.length === 0
          ? 'Personne ne peut valider\u00a0: donnez à quelqu’un le rôle «\u00a0Élu·e délégué·e\u00a0».'
          : `Aujourd’hui\u00a0: ${view.holders.map(({ name }) => name).join(', ')}.`}
      </p>
      {view.substitutes.length > 0 && (
        <Lines aria-label="Suppléances">
          {view.substitutes.map((one) => (
            <li key={one.id}>
              <strong>{one.user.name}</strong>, du {momentInWords(one.from)} au {momentInWords(one.to)}
              <Hint>Désignation par {byAndWhen(one.namedBy, one.namedAt)}</Hint>
              {one.ended && <Hint>Fin décidée par {byAndWhen(one.ended.by, one.ended.at)}</Hint>}
              {may && !one.ended && <End substitute={one} client={client} onChanged={onChanged} />}
            </li>
          ))}
        </Lines>
      )}
    </>
  );
}

type EndProps = Pick<HoldersProps, 'client' | 'onChanged'> & {
  readonly substitute: HoldersView['substitutes'][number];
};

/** Two presses: it takes effect at once, and the link of the last letter opens no more. */
function End({ substitute: { id, user }, client, onChanged }: EndProps) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const end = async () => {
    setBusy(true);
    const answer = await client.endSubstitute(id);
    setBusy(false);
    if (answer.done) return onChanged(answer.value);
    return setTrouble([answer.meanwhile ? CHANGED : answer.message]);
  };
  return (
    <>
      <NewsOf said="" trouble={trouble} />
      {asked ? (
        <Row>
          <BusyButton $look="danger" busy={busy} onClick={() => void end()}>
            Oui, mettre fin à la suppléance de {user.name}
          </BusyButton>
          <Button onClick={() => setAsked(false)}>Annuler</Button>
        </Row>
      ) : (
        <Button aria-label={`Mettre fin à la suppléance de ${user.name}`} onClick={() => setAsked(true)}>
          Mettre fin
        </Button>
      )}
    </>
  );
}

const NOBODY = { user: '', from: '', to: '' };

function NameSubstitute({ view, client, onChanged }: HoldersProps) {
  const [draft, setDraft] = useState(NOBODY);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [news, setNews] = useState({ said: '', trouble: [] as readonly string[] });
  const [busy, setBusy] = useState(false);
  const name = async () => {
    setBusy(true);
    const answer = await client.nameSubstitute({ ...draft, user: Number(draft.user) });
    setBusy(false);
    setFields(answer.done ? {} : answer.faults);
    if (!answer.done) return setNews({ said: '', trouble: [answer.meanwhile ? CHANGED : answer.message] });
    setDraft(NOBODY);
    setNews({ said: 'C’est enregistré.', trouble: [] });
    return onChanged(answer.value);
  };
  const frames = {
    user: { id: 'suppleance-qui', label: 'Suppléant·e', error: fields['user'] },
    from: { id: 'suppleance-du', label: 'Du', error: fields['from'] },
    to: { id: 'suppleance-au', label: 'Au (compris)', error: fields['to'] },
  };
  return (
    <>
      <Columns>
        <Field {...frames.user}>
          <Select
            {...described(frames.user)}
            value={draft.user}
            onChange={({ target }) => setDraft({ ...draft, user: target.value })}
          >
            <option value="">Choisir…</option>
            {view.candidates.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        </Field>
        {(['from', 'to'] as const).map((end) => (
          <Field key={end} {...frames[end]}>
            <Input
              {...described(frames[end])}
              type="date"
              value={draft[end]}
              onChange={({ target }) => setDraft({ ...draft, [end]: target.value })}
            />
          </Field>
        ))}
      </Columns>
      <NewsOf {...news} />
      <Row>
        <BusyButton busy={busy} onClick={() => void name()}>
          Désigner pour cette période
        </BusyButton>
      </Row>
    </>
  );
}
