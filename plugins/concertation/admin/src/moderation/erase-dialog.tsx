import { useState } from 'react';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button, Checkbox } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { CommentDetail } from '../../../contract/moderation.ts';
import { NewsOf } from './news-of.tsx';
import type { Desk } from './use-desk.ts';

/** Asked for by an author who has lost the link; nothing brings the words back, so it takes a tick more. */
export function Erasure({ desk, detail }: { desk: Desk; detail: CommentDetail }) {
  const [asking, setAsking] = useState(false);
  if (!detail.mayErase) return null;
  return (
    <div>
      <Button onClick={() => setAsking(true)}>Effacer à la demande de son auteur·rice…</Button>
      {asking && <EraseDialog desk={desk} detail={detail} onClose={() => setAsking(false)} />}
    </div>
  );
}

function EraseDialog({ desk, detail, onClose }: { desk: Desk; detail: CommentDetail; onClose: () => void }) {
  const [sure, setSure] = useState(false);
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const erase = async () => {
    if (!sure) return setTrouble(['Assurez-vous d’abord de qui le demande.']);
    setBusy(true);
    const answer = await desk.client.erase(detail.id);
    setBusy(false);
    if (!answer.done) return setTrouble([answer.meanwhile ? 'Ce texte vient de changer.' : answer.message]);
    onClose();
    desk.news.say('Le texte est effacé.');
    return desk.goOn(new Set());
  };
  return (
    <Dialog title={`Effacer le texte de ${detail.authorName}`} onClose={onClose}>
      <p>
        Le texte, le nom et l’adresse disparaissent partout, pour toujours. Il reste le numéro, la place et les dates
        des décisions.
      </p>
      <Checkbox>
        <input type="checkbox" checked={sure} onChange={({ target }) => setSure(target.checked)} />
        Son auteur·rice l’a demandé, et je m’en suis assuré·e
      </Checkbox>
      <NewsOf said="" trouble={trouble} />
      <Row>
        <BusyButton $look="danger" busy={busy} onClick={() => void erase()}>
          Effacer pour toujours
        </BusyButton>
        <Button onClick={onClose}>Annuler</Button>
      </Row>
    </Dialog>
  );
}
