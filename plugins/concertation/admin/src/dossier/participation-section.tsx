import { useState } from 'react';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button, Checkbox, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Columns, Fieldset, Fold, Hint, Lines, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { ParticipationEntry, ParticipationView } from '../../../contract/dossier.ts';
import { participationInWords } from '../form/participation.ts';
import { useMayModerate } from '../moderation/permissions.ts';
import { CloseNowDialog } from './close-now-dialog.tsx';
import { ModerationPanel } from './moderation-panel.tsx';
import { MomentInputs } from './moment-field.tsx';
import { type CommentSwitch, type SwitchText, useCommentSwitch } from './use-comment-switch.ts';
import type { DossierDesk } from './use-dossier.ts';

/** The switch for comments is stored at once, on its own: it never waits for a publication. */
export function ParticipationSection({ desk }: { desk: DossierDesk }) {
  const { view } = desk;
  return (
    <Card aria-labelledby="participation">
      <h2 id="participation">Participation</h2>
      <Hint>
        Un réglage par consultation, enregistré tout de suite, sans publier le dossier. Les observations d’une procédure
        légale vont à son registre, jamais aux commentaires du site, fermés tant que personne ne les ouvre «&nbsp;hors
        registre&nbsp;».
      </Hint>
      {!view || view.participation.length === 0 ? (
        <Hint>Les réglages apparaissent ici une fois le dossier enregistré avec une consultation.</Hint>
      ) : (
        view.participation.map((one) => (
          <Comments key={one.consultationId} stored={one} desk={desk} may={view.may.switchComments} />
        ))
      )}
    </Card>
  );
}

function Comments({ stored, desk, may }: { stored: ParticipationView; desk: DossierDesk; may: boolean }) {
  const id = `participation-${stored.consultationId}`;
  const on = stored.comments === 'on';
  const comments = useCommentSwitch(stored, desk);
  const readsModeration = useMayModerate('read');
  return (
    <Fieldset>
      <legend>{stored.consultationTitle}</legend>
      <Row>
        <span>
          Commentaires sur le site{'\u00a0'}: <strong>{on ? 'ouverts' : 'fermés'}</strong>.
        </span>
        {on && may && <CloseNow comments={comments} id={id} />}
      </Row>
      <Hint>{on ? WHILE_ON : WHILE_OFF}</Hint>
      {may && (
        <>
          <SwitchFields id={id} text={comments.text} onChange={comments.write} />
          {hasLegalRegister(desk, stored.consultationId) && (
            <Checkbox>
              <input
                type="checkbox"
                checked={comments.text.outsideRegister}
                onChange={({ target }) => comments.write({ ...comments.text, outsideRegister: target.checked })}
              />
              Ouvrir à côté du registre légal{'\u00a0'}: ce qui s’écrit ici est «{'\u00a0'}hors registre{'\u00a0'}»
            </Checkbox>
          )}
          <Row>
            <BusyButton
              $look={on ? 'plain' : 'primary'}
              busy={comments.busy}
              onClick={() => void comments.send({ comments: 'on' })}
            >
              {on ? 'Enregistrer les dates' : 'Ouvrir les commentaires'}
            </BusyButton>
            <Hint as="span" role="status">
              {comments.message}
            </Hint>
          </Row>
        </>
      )}
      {readsModeration && <ModerationPanel key={stored.version} stored={stored} may={may} comments={comments} />}
      {stored.history.length > 0 && <History entries={stored.history} />}
    </Fieldset>
  );
}

function hasLegalRegister({ choices, view }: DossierDesk, consultation: string): boolean {
  const procedure = view?.dossier.consultations.find(({ id }) => id === consultation)?.procedure;
  return choices?.procedures.some(({ id, legalRegister }) => id === procedure && legalRegister) === true;
}

const WHILE_ON = 'Fermer retire le formulaire de la page\u202f; ce qui est déjà publié reste.';
const WHILE_OFF = 'Ouvrir montre le formulaire sur la page de la consultation, tant qu’elle est ouverte.';

/** One gesture: the form is gone from the page as soon as the reason is sent. */
function CloseNow({ comments, id }: { comments: CommentSwitch; id: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button $look="danger" onClick={() => setAsking(true)}>
        Fermer maintenant…
      </Button>
      {asking && <CloseNowDialog id={id} comments={comments} onClose={() => setAsking(false)} />}
    </>
  );
}

function History({ entries }: { entries: readonly ParticipationEntry[] }) {
  return (
    <Fold>
      <summary>Historique des changements ({entries.length})</summary>
      <div>
        <Lines>
          {entries.map((entry) => (
            <li key={entry.at}>{participationInWords(entry)}</li>
          ))}
        </Lines>
      </div>
    </Fold>
  );
}

interface FieldsProps {
  readonly id: string;
  readonly text: SwitchText;
  readonly onChange: (text: SwitchText) => void;
}

function SwitchFields({ id, text, onChange }: FieldsProps) {
  return (
    <>
      <Columns>
        <MomentInputs
          id={`${id}-du`}
          label="À partir du"
          hint="Vide&nbsp;: à l’ouverture de la consultation."
          value={text.from}
          onMoment={(from) => onChange({ ...text, from })}
        />
        <MomentInputs
          id={`${id}-au`}
          label="Jusqu’au"
          hint="Vide&nbsp;: à sa clôture."
          value={text.to}
          onMoment={(to) => onChange({ ...text, to })}
        />
      </Columns>
      <Field id={`${id}-motif`} label="Motif" hint="Paraît sur la page quand les commentaires sont fermés.">
        <Textarea
          id={`${id}-motif`}
          aria-describedby={`${id}-motif-aide`}
          rows={2}
          value={text.reason}
          onChange={({ target }) => onChange({ ...text, reason: target.value })}
        />
      </Field>
    </>
  );
}
