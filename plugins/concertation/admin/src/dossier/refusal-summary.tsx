import { useEffect, useRef } from 'react';
import { Notice } from '@aggloforum/publisher/admin-kit/layout.ts';
import { Remarks } from './checklist-section.tsx';
import type { Refusal } from './use-dossier.ts';

/** Takes the focus when it appears; each line leads to its field. */
export function RefusalSummary({ refusal }: { refusal: Refusal }) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => element.current?.focus(), [refusal]);
  const remarks = Object.entries(refusal.fields).map(([path, message]) => ({ path, message }));
  return (
    <Notice ref={element} $tone="danger" role="alert" tabIndex={-1} aria-labelledby="refus">
      <h2 id="refus">{remarks.length > 0 ? 'À corriger avant d’enregistrer' : 'Rien n’a été enregistré'}</h2>
      <p>{refusal.message}</p>
      {remarks.length > 0 && <Remarks remarks={remarks} />}
    </Notice>
  );
}
