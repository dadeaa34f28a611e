import { useState } from 'react';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Notice, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { MailingCalendar } from '../../../contract/mailings.ts';
import { useMailingClient } from './mailing-client.ts';

/** A database that was put back may have been ahead of itself: what it takes for unsent may have left. */
export function CopyNotice({ onChange }: { onChange: (calendar: MailingCalendar) => void }) {
  const client = useMailingClient();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const confirm = async () => {
    const answer = await client.confirmInstallation();
    setAsking(false);
    if (answer.done) onChange(answer.value);
    else setProblem(answer.message);
  };
  return (
    <Notice $tone="danger" role="alert">
      <p>
        <strong>Aucun courriel ne part.</strong> Cette base a été restaurée ou copiée&nbsp;: une autre copie a peut-être
        déjà envoyé ce qui attend ici. Regardez « En cours » et annulez ce qui est parti, puis confirmez.
      </p>
      {problem !== '' && <p>{problem}</p>}
      <Row>
        <Button onClick={() => setAsking(true)}>Cette base envoie désormais…</Button>
      </Row>
      {asking && (
        <Dialog title="Envoyer depuis cette base&#8239;?" onClose={() => setAsking(false)}>
          <p>Ce qui attend part aussitôt. Assurez-vous qu’aucune autre copie n’est en marche.</p>
          <Row>
            <Button $look="primary" onClick={() => void confirm()}>
              Oui, envoyer depuis cette base
            </Button>
            <Button onClick={() => setAsking(false)}>Retour</Button>
          </Row>
        </Dialog>
      )}
    </Notice>
  );
}
