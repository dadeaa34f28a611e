import { useEffect, useRef, useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import type { Answer } from '../../admin-kit/answer.ts';
import { Button } from '../../admin-kit/controls.ts';
import { Row } from '../../admin-kit/layout.ts';
import type { Desired } from '../../contract/changes.ts';
import type { PublicationStatus } from '../../contract/status.ts';
import type { PublicationClient } from './client.ts';
import { Question } from './ui.ts';

interface Props {
  readonly desired: Desired;
  readonly client: PublicationClient;
  readonly onDone: (status: PublicationStatus) => void;
}

/** Both ask first: they make every page anew. */
export function SteeringButtons({ desired, client, onDone }: Props) {
  const { toggleNotification } = useNotification();
  const run = async (asked: Promise<Answer<PublicationStatus>>) => {
    const answer = await asked;
    if (!answer.done) return toggleNotification({ type: 'danger', message: 'Le serveur n’a pas pu le faire.' });
    onDone(answer.value);
    return toggleNotification({
      type: 'success',
      message: 'C’est demandé\u00a0: le site se refait, puis change d’un coup.',
    });
  };
  const isLatest = desired.bundle === 'current';
  return (
    <Row>
      <Confirmed
        label="Tout reconstruire"
        question="Toutes les pages seront refaites à côté, puis mises en place d’un coup. Les lecteurs ne verront aucune coupure."
        onConfirm={() => void run(client.rebuild())}
      />
      <Confirmed
        label={isLatest ? 'Revenir aux gabarits précédents' : 'Reprendre les gabarits actuels'}
        question="Les pages seront refaites avec d’autres gabarits, et les textes d’aujourd’hui. Les lecteurs ne verront aucune coupure."
        onConfirm={() => void run(client.chooseBundle(isLatest ? 'previous' : 'current'))}
      />
    </Row>
  );
}

/** The browser's own modal: focus stays inside, Escape closes it, focus goes back where it was. */
function Confirmed(props: { label: string; question: string; onConfirm: () => void }) {
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const confirm = () => {
    setOpen(false);
    props.onConfirm();
  };
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {props.label}
      </Button>
      <Question ref={dialog} aria-label={props.label} onClose={() => setOpen(false)}>
        <p>{props.question}</p>
        <Row>
          <Button onClick={confirm}>Confirmer</Button>
          <Button onClick={() => setOpen(false)}>Annuler</Button>
        </Row>
      </Question>
    </>
  );
}
