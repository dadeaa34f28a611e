import { useCallback, useState } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Badge, Hint, Notice, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { ParticipationView } from '../../../contract/dossier.ts';
import type { ModerationPanel as Panel, PolicyView } from '../../../contract/moderation.ts';
import { useModerationClient } from '../moderation/client.ts';
import { Consequences } from '../moderation/consequences.tsx';
import { MODERATION } from '../moderation/moderation-sheet.tsx';
import { counted } from '../moderation/words.ts';
import type { CommentSwitch } from './use-comment-switch.ts';

interface Props {
  readonly stored: ParticipationView;
  readonly may: boolean;
  readonly comments: CommentSwitch;
}

/** Beside the switch: who reads what is sent, what waits for it, and what all this means. */
export function ModerationPanel({ stored, may, comments }: Props) {
  const client = useModerationClient();
  const { consultationId } = stored;
  const { value: panel, failed } = useLoaded(
    useCallback(async () => client.panel(consultationId), [client, consultationId]),
  );
  if (failed) return <p role="alert">L’état de la modération n’a pas pu être chargé.</p>;
  if (!panel) return <p role="status">Chargement de l’état de la modération…</p>;
  return (
    <Box>
      <h3>Modération</h3>
      <Waiting panel={panel} consultation={consultationId} />
      {panel.register !== null && (
        <Notice $tone="warning">
          <p>{panel.register}</p>
        </Notice>
      )}
      <Policy key={panel.policy.code} panel={panel} may={may} comments={comments} id={`moderation-${consultationId}`} />
      {!panel.policy.consequences.includes(panel.responsibility) && <Hint>{panel.responsibility}</Hint>}
    </Box>
  );
}

function Waiting({ panel, consultation }: { panel: Panel; consultation: string }) {
  const { team, elected, held } = panel.waiting;
  const parts = [
    team === 0 ? '' : `${counted(team, 'attend', 'attendent')} l’équipe`,
    elected === 0 ? '' : `${counted(elected, 'attend', 'attendent')} l’élu·e`,
    held === 0 ? '' : counted(held, 'retenu par une règle', 'retenus par une règle'),
    panel.openFlags === 0 ? '' : counted(panel.openFlags, 'signalement', 'signalements'),
    panel.openAppeals === 0 ? '' : `${panel.openAppeals}\u00a0recours`,
  ].filter(Boolean);
  return (
    <Row>
      <span>
        {parts.length === 0 ? 'Aucun texte n’attend' : `Textes\u00a0: ${parts.join(', ')}`}&#8239;;{' '}
        {counted(panel.published, 'commentaire publié', 'commentaires publiés')}.
      </span>
      {panel.late > 0 && <Badge $tone="danger">{counted(panel.late, 'en retard', 'en retard')}</Badge>}
      <Link to={`${MODERATION}?consultation=${consultation}`}>Ouvrir la file de cette consultation</Link>
    </Row>
  );
}

function Policy({ panel, may, comments, id }: { panel: Panel; may: boolean; comments: CommentSwitch; id: string }) {
  const [code, setCode] = useState(panel.policy.code);
  const offered: readonly PolicyView[] = [
    panel.policy,
    ...panel.choices.filter((one) => one.code !== panel.policy.code),
  ];
  const chosen = offered.find((one) => one.code === code) ?? panel.policy;
  const other = chosen.code !== panel.policy.code;
  const inFlight = panel.inFlight[chosen.code];
  return (
    <>
      {may && offered.length > 1 ? (
        <Field id={id} label="Politique de modération">
          <Select id={id} value={code} onChange={({ target }) => setCode(target.value)}>
            {offered.map((one) => (
              <option key={one.code} value={one.code}>
                {one.label}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <p>
          Politique&nbsp;: <strong>{panel.policy.label}</strong>
        </p>
      )}
      <Consequences policy={chosen} />
      {other && inFlight !== undefined && (
        <Notice $tone="secondary">
          <strong>Ce que deviennent les textes en chemin</strong>
          <p>{inFlight}</p>
        </Notice>
      )}
      {other && (
        <Row>
          <BusyButton
            $look="primary"
            busy={comments.busy}
            onClick={() => void comments.send({ comments: comments.stored.comments, policy: code })}
          >
            Prendre cette politique
          </BusyButton>
        </Row>
      )}
    </>
  );
}

const Box = styled.div`
  display: grid;
  gap: 1.2rem;
  padding-top: 1.2rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
`;
