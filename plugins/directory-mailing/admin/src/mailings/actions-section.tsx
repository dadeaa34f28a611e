import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Hint, Notice, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { type MailingActName, type MailingView, mayConfirm, outcomeOf } from '../../../contract/mailings.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useMailingClient } from './mailing-client.ts';
import { Actions } from '../ui/layout.ts';
import { ACT_BUTTONS } from './words.ts';

const ORDER: readonly MailingActName[] = ['resume', 'pause', 'let-go', 'hold', 'restore', 'retry', 'cancel'];

/** What can be done with it now; the same rule decides on the server. */
export function ActionsSection({
  mailing,
  onChange,
}: {
  mailing: MailingView;
  onChange: (mailing: MailingView) => void;
}) {
  const [confirming, setConfirming] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const { said, act, test } = useActing(mailing, onChange);
  const acts = ORDER.filter((name) => isOffered(name, mailing));
  const readable = mailing.fingerprint !== null || mailing.frozenAt !== null;
  const ready = mayConfirm(mailing, Date.parse(mailing.now)) && mailing.audienceNow !== null;
  return (
    <Actions aria-label="Actions">
      <Row>
        {ready && (
          <Button $look="primary" onClick={() => setConfirming(true)}>
            Confirmer et envoyer…
          </Button>
        )}
        {readable && <Button onClick={() => void test()}>M’envoyer un essai</Button>}
        {mailing.draft !== null && mailing.frozenAt === null && <Link to="ecrire">Modifier le texte</Link>}
        {acts.map((name) => (
          <Button
            key={name}
            {...(name === 'cancel' ? { $look: 'danger' as const } : {})}
            onClick={() => (name === 'cancel' ? setCancelling(true) : void act(name))}
          >
            {ACT_BUTTONS[name]}
            {name === 'cancel' ? '…' : ''}
          </Button>
        ))}
      </Row>
      {mailing.state === 'prepared' && !ready && (
        <Hint>Il pourra être confirmé à partir de l’heure de ce qu’il annonce.</Hint>
      )}
      <div role="status">
        {said.text !== '' && <Notice $tone={said.wrong ? 'danger' : 'success'}>{said.text}</Notice>}
      </div>
      {confirming && <ConfirmDialog mailing={mailing} onClose={() => setConfirming(false)} onDone={onChange} />}
      {cancelling && (
        <CancelDialog
          begun={mailing.frozenAt !== null}
          onClose={() => setCancelling(false)}
          onYes={() => {
            setCancelling(false);
            void act('cancel');
          }}
        />
      )}
    </Actions>
  );
}

function useActing(mailing: MailingView, onChange: (mailing: MailingView) => void) {
  const client = useMailingClient();
  const [said, setSaid] = useState<{ readonly text: string; readonly wrong: boolean }>({ text: '', wrong: false });
  const act = async (name: MailingActName) => {
    const answer = await client.act(mailing.id, name, mailing.version);
    setSaid(answer.done ? { text: 'C’est fait.', wrong: false } : { text: answer.message, wrong: true });
    if (answer.done) onChange(answer.value);
  };
  const test = async () => {
    const answer = await client.test(mailing.id);
    if (answer.done) setSaid({ text: `Un essai part vers ${answer.value.to}.`, wrong: false });
    else setSaid({ text: answer.message, wrong: true });
  };
  return { said, act, test };
}

function isOffered(name: MailingActName, mailing: MailingView): boolean {
  if (outcomeOf(name, mailing) === null) return false;
  return name !== 'retry' || (mailing.progress?.failed ?? 0) > 0;
}

function CancelDialog(props: { begun: boolean; onClose: () => void; onYes: () => void }) {
  return (
    <Dialog title="Annuler cet envoi&#8239;?" onClose={props.onClose}>
      <p>
        {props.begun
          ? 'Ce qui est parti ne peut pas être repris. Les messages qui attendent ne partiront pas.'
          : 'Rien n’est encore parti. Vous pourrez le rétablir.'}
      </p>
      <Row>
        <Button $look="danger" onClick={props.onYes}>
          Annuler l’envoi
        </Button>
        <Button onClick={props.onClose}>Retour</Button>
      </Row>
    </Dialog>
  );
}
