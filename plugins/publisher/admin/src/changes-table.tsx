import { Link } from 'react-router-dom';
import { kindInWords } from '../../contract/change-kinds.ts';
import type { ChangeStatus, PublicationStatus } from '../../contract/status.ts';
import { changeStanding } from '../../core/change-words.ts';
import { instantInWords, standingInWords } from '../../core/status-words.ts';
import { Listed } from './table.tsx';
import { Said } from './ui.ts';

const COLUMNS = ['Changement', 'Quand', 'Pages publiques', 'État'];

export function ChangesTable({ status }: { status: PublicationStatus }) {
  return (
    <Listed label="Les derniers changements" columns={COLUMNS}>
      {status.changes.map((change) => (
        <Change key={change.position} change={change} status={status} />
      ))}
    </Listed>
  );
}

function Change({ change, status }: { change: ChangeStatus; status: PublicationStatus }) {
  const standing = changeStanding(change, status.consumers, Date.parse(status.now));
  return (
    <tr>
      <td>
        <Entry change={change} />
      </td>
      <td>{instantInWords(change.at, status.now)}</td>
      <td>
        {change.pages.map((page) => (
          <a key={page} href={page} target="_blank" rel="noreferrer">
            {new URL(page).pathname}
          </a>
        ))}
      </td>
      <td>
        <Said $failed={change.isPublic && standing.failure !== null}>
          {change.isPublic ? standingInWords(standing, status.now) : 'Brouillon\u00a0: rien ne change en ligne'}
        </Said>
      </td>
    </tr>
  );
}

function Entry({ change: { kind, uid, documentId, title } }: { change: ChangeStatus }) {
  const text = `${kindInWords(kind)}${title === null ? '' : `\u00a0: ${title}`}`;
  if (documentId === null || !uid.startsWith('api::') || kind === 'delete') return <>{text}</>;
  return <Link to={`/content-manager/collection-types/${uid}/${documentId}`}>{text}</Link>;
}
