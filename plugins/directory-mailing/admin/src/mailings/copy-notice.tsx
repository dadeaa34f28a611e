import { useState } from 'react';
import type { MailingCalendar } from '../../../contract/mailings.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useMailingClient } from './mailing-client.ts';
import { Button } from '../ui/button.ts';
import { Row } from '../ui/layout.ts';
import { Notice } from '../ui/marks.ts';

/** A database that was put back may have been ahead of itself: what it takes for unsent may have left. */
export function CopyNotice({ onChange }: { onChange: (calendar: MailingCalendar) => void }) {
  const client = useMailingClient();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const confirm = async () => {
    const answer = await client.confirmInstallation();
    setAsking(false);
    if (answer.kind === 'done') onChange(answer.value);
    else setProblem(answer.message);
  };
  return (
    <Notice $tone="danger" role="alert">
      <p>
        <strong>Aucun courriel ne part.</strong> Cette base a été restaurée ou copiée : une autre copie a peut-être déjà
        envoyé ce qui attend ici. Regardez « En cours » et annulez ce qui est parti, puis confirmez.
      </p>
      {problem !== '' && <p>{problem}</p>}
      <Row>
        <Button onClick={() => setAsking(true)}>Cette base envoie désormais…</Button>
      </Row>
      {asking && (
        <Dialog title="Envoyer depuis cette base ?" onClose={() => setAsking(false)}>
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
