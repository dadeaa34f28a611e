import { type FormEvent, useState } from 'react';
import type { MailingView } from '../../../contract/mailings.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useMailingClient } from './mailing-client.ts';
import { Button } from '../ui/button.ts';
import { Frame, Input } from '../ui/controls.ts';
import { Row } from '../ui/layout.ts';
import { Notice } from '../ui/marks.ts';
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
      return setWrong(`Écrivez le nombre de destinataires : ${count}.`);
    const answer = await client.confirm(id, { count, fingerprint: fingerprint ?? '', version });
    if (answer.kind === 'refused') return setWrong(answer.message);
    props.onDone(answer.value);
    props.onClose();
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
        <Frame>
          <label htmlFor="confirmer-nombre">Écrivez le nombre de destinataires</label>
          <Input
            id="confirmer-nombre"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            aria-invalid={wrong !== ''}
            aria-describedby="confirmer-erreur"
            onChange={({ target }) => setTyped(target.value)}
          />
          <strong id="confirmer-erreur" role="alert">
            {wrong}
          </strong>
        </Frame>
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
