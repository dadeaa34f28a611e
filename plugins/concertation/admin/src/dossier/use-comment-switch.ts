import { useState } from 'react';
import { allOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import type { ParticipationView } from '../../../contract/dossier.ts';
import type { DossierDesk } from './use-dossier.ts';

export interface SwitchText {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly outsideRegister: boolean;
}

interface Wanted {
  readonly comments: 'on' | 'off';
  readonly reason?: string;
  readonly policy?: string;
}

export type CommentSwitch = ReturnType<typeof useCommentSwitch>;

/** Dates, reason and policy of one consultation, as typed; what the server kept takes their place. */
export function useCommentSwitch(stored: ParticipationView, desk: DossierDesk) {
  const [text, write] = useState(textOf(stored));
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(stored.version);
  if (shown !== stored.version) {
    setShown(stored.version);
    write(textOf(stored));
  }
  /** Whether it is kept; else the message says why not. */
  const send = async (wanted: Wanted): Promise<boolean> => {
    setBusy(true);
    setMessage('Enregistrement…');
    const change = { ...text, ...wanted, version: stored.version };
    const answer = await desk.client.switchComments(stored.consultationId, change);
    setBusy(false);
    if (answer.done) {
      setMessage('Enregistré.');
      desk.showParticipation(answer.value);
      return true;
    }
    setMessage(
      answer.meanwhile
        ? `${answer.meanwhile.by} vient de changer ce réglage. Rechargez la page pour le voir.`
        : allOf(answer).join(' '),
    );
    return false;
  };
  return { stored, text, write, message, busy, send };
}

function textOf({ from, to, reason, outsideRegister }: ParticipationView): SwitchText {
  return { from, to, reason, outsideRegister };
}
