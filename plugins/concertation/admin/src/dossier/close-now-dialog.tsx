import { useState } from 'react';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { CommentSwitch } from './use-comment-switch.ts';

/** What is there to be said when it has to go fast; whoever closes may write better. */
const PREPARED = 'Les commentaires sont fermés le temps que l’équipe du projet relise ce qui a été reçu.';

export function CloseNowDialog(props: { id: string; comments: CommentSwitch; onClose: () => void }) {
  const { id, comments } = props;
  const [reason, setReason] = useState(comments.text.reason || PREPARED);
  const close = async () => {
    if (await comments.send({ comments: 'off', reason })) props.onClose();
  };
  return (
    <Dialog title="Fermer les commentaires maintenant" onClose={props.onClose}>
      <p>
        Le formulaire quitte la page aussitôt, réponses comprises. Ce qui est publié reste&#8239;; ce qui est reçu et
        pas encore lu reste à lire.
      </p>
      <Field id={`${id}-fermer`} label="Motif public" hint="Les habitants le lisent à la place du formulaire.">
        <Textarea
          id={`${id}-fermer`}
          aria-describedby={`${id}-fermer-aide`}
          rows={3}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <Row>
        <BusyButton $look="danger" busy={comments.busy} onClick={() => void close()}>
          Fermer maintenant
        </BusyButton>
        <Button onClick={props.onClose}>Annuler</Button>
        <Hint as="span" role="status">
          {comments.message}
        </Hint>
      </Row>
    </Dialog>
  );
}
