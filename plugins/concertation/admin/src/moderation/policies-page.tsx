import { useState } from 'react';
import { allOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Badge, Card, Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { PolicyView } from '../../../contract/moderation.ts';
import { useModerationClient } from './client.ts';
import { Consequences } from './consequences.tsx';
import { ModerationSheet } from './moderation-sheet.tsx';
import { NewsOf } from './news-of.tsx';
import { PolicyDialog } from './policy-dialog.tsx';

type Open = { readonly kind: 'write' | 'default'; readonly policy: PolicyView | null };

/** Versions of policies: one that was in force is never changed again; a new one is written beside it. */
export function PoliciesPage() {
  const client = useModerationClient();
  const policies = useLoaded(client.policies);
  const [open, setOpen] = useState<Open | null>(null);
  const [said, say] = useState('');
  const close = () => setOpen(null);
  const done = async (sentence: string) => {
    close();
    say(sentence);
    await policies.again();
  };
  return (
    <ModerationSheet
      title="Politiques de modération"
      lead="Une consultation garde sa version jusqu’à ce que quelqu’un en choisisse une autre. Une version qui a servi ne change plus."
    >
      <Row style={{ marginTop: '1.6rem' }}>
        <Button $look="primary" onClick={() => setOpen({ kind: 'write', policy: null })}>
          Écrire une version…
        </Button>
        <span role="status">{said}</span>
      </Row>
      {policies.failed && <NewsOf said="" trouble={['Les politiques n’ont pas pu être chargées.']} />}
      {policies.value?.map((policy) => (
        <Policy key={policy.code} policy={policy} onOpen={(kind) => setOpen({ kind, policy })} />
      ))}
      {open?.kind === 'write' && (
        <PolicyDialog policy={open.policy} client={client} onClose={close} onDone={() => void done('Enregistré.')} />
      )}
      {open?.kind === 'default' && open.policy && (
        <DefaultDialog policy={open.policy} onClose={close} onDone={() => void done('La version par défaut change.')} />
      )}
    </ModerationSheet>
  );
}

function Policy({ policy, onOpen }: { policy: PolicyView; onOpen: (kind: Open['kind']) => void }) {
  const id = `politique-${policy.code}`;
  return (
    <Card aria-labelledby={id}>
      <Row>
        <h2 id={id}>{policy.label}</h2>
        {policy.isDefault && <Badge $tone="success">Par défaut</Badge>}
        <Badge $tone="neutral">{policy.frozen ? 'Figée' : 'Pas encore employée'}</Badge>
      </Row>
      <Consequences policy={policy} />
      <Row>
        {!policy.frozen && <Button onClick={() => onOpen('write')}>Modifier…</Button>}
        {!policy.isDefault && <Button onClick={() => onOpen('default')}>Prendre par défaut…</Button>}
      </Row>
    </Card>
  );
}

function DefaultDialog(props: { policy: PolicyView; onClose: () => void; onDone: () => void }) {
  const client = useModerationClient();
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const choose = async () => {
    setBusy(true);
    const answer = await client.makeDefault(props.policy.code, reason);
    setBusy(false);
    if (answer.done) return props.onDone();
    if (answer.meanwhile) return setTrouble(['Quelqu’un vient de la changer.']);
    return setTrouble(allOf(answer));
  };
  return (
    <Dialog title={`Prendre «\u00a0${props.policy.label}\u00a0» par défaut`} onClose={props.onClose}>
      <p>Les prochaines consultations commenceront ainsi. Celles qui ont déjà une version la gardent.</p>
      <Field id="defaut-motif" label="Motif" hint="Gardé avec votre nom et la date.">
        <Textarea
          id="defaut-motif"
          aria-describedby="defaut-motif-aide"
          rows={2}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <NewsOf said="" trouble={trouble} />
      <Row>
        <BusyButton $look="primary" busy={busy} onClick={() => void choose()}>
          Prendre par défaut
        </BusyButton>
        <Button onClick={props.onClose}>Annuler</Button>
      </Row>
      <Hint>
        Un·e chef·fe de projet ne peut choisir qu’une version plus stricte que celle par défaut, ou aussi stricte.
      </Hint>
    </Dialog>
  );
}
