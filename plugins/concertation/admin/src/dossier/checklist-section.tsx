import { LinkLike } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Card, Hint } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { Remark } from '../../../contract/dossier.ts';
import { nameOfPath } from '../form/field-names.ts';
import { focusField } from './focus.ts';

export function ChecklistSection({ checklist, stored }: { checklist: readonly Remark[]; stored: boolean }) {
  return (
    <Card aria-labelledby="controle">
      <h2 id="controle">Liste de contrôle</h2>
      {!stored && <Hint>La liste se remplit à chaque enregistrement.</Hint>}
      {stored && checklist.length === 0 && <p>Rien à signaler.</p>}
      {checklist.length > 0 && (
        <>
          <Hint>Ce sont des rappels&nbsp;: ils n’empêchent pas de publier.</Hint>
          <Remarks remarks={checklist} />
        </>
      )}
    </Card>
  );
}

export function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  return (
    <ul>
      {remarks.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <LinkLike onClick={() => focusField(path)}>
            {nameOfPath(path)}
            {'\u00a0'}: {message}
          </LinkLike>
        </li>
      ))}
    </ul>
  );
}
