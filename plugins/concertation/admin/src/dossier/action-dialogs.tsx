import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import { Button, Checkbox, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { MomentInputs } from './moment-field.tsx';
import type { DossierDesk } from './use-dossier.ts';

export function PreviewDialog({ desk, onClose }: { desk: DossierDesk; onClose: () => void }) {
  const { client, dossier } = desk;
  const [shown, setShown] = useState<{ html: string } | { message: string } | null>(null);
  useEffect(() => {
    const load = async () => {
      const answer = await client.preview(dossier);
      setShown(answer.done ? answer.value : { message: answer.message });
    };
    void load();
  }, [client, dossier]);
  return (
    <Dialog title="Aperçu du dossier" wide onClose={onClose}>
      <Row>
        <Button onClick={onClose}>Fermer l’aperçu</Button>
        <Hint>Ce que le public lira, sans la mise en page du site. Rien n’est enregistré.</Hint>
      </Row>
      {shown === null && <p role="status">Préparation de l’aperçu…</p>}
      {shown && 'message' in shown && <p role="alert">{shown.message}</p>}
      {shown && 'html' in shown && <Page title="Aperçu du dossier" sandbox="" srcDoc={shown.html} />}
    </Dialog>
  );
}

export function ScheduleDialog(props: { onClose: () => void; onSchedule: (at: string) => void }) {
  const [at, setAt] = useState('');
  return (
    <Dialog title="Programmer la publication" onClose={props.onClose}>
      <p>
        Ce qui n’a jamais été public reste caché jusqu’à ce moment. Un changement d’un dossier déjà public est gardé à
        part, puis appliqué à ce moment.
      </p>
      <MomentInputs
        id="programmer-le"
        label="Publier le"
        hint="Sans heure&nbsp;: à 00 h 00."
        value={at}
        onMoment={setAt}
      />
      <Row>
        <Button $look="primary" disabled={at === ''} onClick={() => props.onSchedule(at)}>
          Programmer la publication
        </Button>
        <Button onClick={props.onClose}>Annuler</Button>
      </Row>
    </Dialog>
  );
}

export function UnpublishDialog(props: {
  onClose: () => void;
  onUnpublish: (reason: string, withheld: boolean) => void;
}) {
  const [reason, setReason] = useState('');
  const [withheld, setWithheld] = useState(false);
  return (
    <Dialog title="Dépublier le dossier" onClose={props.onClose}>
      <p>L’adresse restera&nbsp;: elle dira ce qui s’y trouvait, quel service l’a retiré, quand et pourquoi.</p>
      <Field id="depublier-motif" label="Motif du retrait" hint="Il sera public. Ne nommez personne.">
        <Textarea
          id="depublier-motif"
          aria-describedby="depublier-motif-aide"
          rows={3}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <Checkbox>
        <input type="checkbox" checked={withheld} onChange={({ target }) => setWithheld(target.checked)} />
        Ne pas montrer le titre
      </Checkbox>
      <Row>
        <Button
          $look="danger"
          disabled={reason.trim() === ''}
          onClick={() => props.onUnpublish(reason.trim(), withheld)}
        >
          Dépublier
        </Button>
        <Button onClick={props.onClose}>Annuler</Button>
      </Row>
    </Dialog>
  );
}

const Page = styled.iframe`
  flex: 1;
  width: 100%;
  min-height: 30rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: white;
`;
