import { type FormEvent, useState } from 'react';
import { Button, Input } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Notice, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { MailingView } from '../../../contract/mailings.ts';
import { useMailingClient } from './mailing-client.ts';
import { peopleInWords } from './words.ts';

/** The number is typed, not read past: whoever says yes knows how many people get it. */
export function ConfirmDialog(props: {
  mailing: MailingView;
  onClose: () => void;
  onDone: (mailing: MailingView) => void;
}) {
  const client = useMailingClient();
  // As it was when the dialog was opened: what is confirmed is what was read.
  const [{ id, version, fingerprint, audienceNow, subject }] = useState(props.mailing);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState('');
  const count = audienceNow?.count ?? 0;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!/^[\d\s\u202f\u00a0]+$/.test(typed) || Number(typed.replace(/\D/g, '')) !== count)
      return setWrong(`Écrivez le nombre de destinataires\u00a0: ${count}.`);
    const answer = await client.confirm(id, { count, fingerprint: fingerprint ?? '', version });
    if (!answer.done) return setWrong(answer.message);
    props.onDone(answer.value);
    props.onClose();
  };
  const number = {
    id: 'confirmer-nombre',
    label: 'Écrivez le nombre de destinataires',
    error: wrong === '' ? undefined : wrong,
  };
  return (
    <Dialog title="Confirmer et envoyer" onClose={props.onClose}>
      <p>
        «&nbsp;{subject}&nbsp;» part vers <strong>{peopleInWords(count)}</strong>. Ce qui est parti ne se reprend pas.
      </p>
      {count === 0 && (
        <Notice $tone="warning">Personne ne recevra ce message. Le confirmer le classe sans suite.</Notice>
      )}
      <form onSubmit={(event) => void send(event)} noValidate>
        <Field id={number.id} label={number.label}>
          <Input
            {...described(number)}
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <strong id={`${number.id}-erreur`} role="alert">
            {wrong}
          </strong>
        </Field>
        <Row>
          <Button type="submit" $look="primary">
            Envoyer à {peopleInWords(count)}
          </Button>
          <Button onClick={props.onClose}>Retour</Button>
        </Row>
      </form>
    </Dialog>
  );
}
