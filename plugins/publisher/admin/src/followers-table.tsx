import type { ConsumerStatus, PublicationStatus } from '../../contract/status.ts';
import { instantInWords, lagInWords } from '../../core/status-words.ts';
import { Listed } from './table.tsx';
import { Said } from './ui.ts';

const COLUMNS = ['Site', 'Retard', 'Dernière mise en ligne', 'Dernier travail', 'Dernière erreur'];

/** Each process that keeps a copy of the site fresh. */
export function FollowersTable({ status: { consumers, now } }: { status: PublicationStatus }) {
  if (consumers.length === 0)
    return <p role="alert">Aucun site ne suit les changements&nbsp;: le suiveur n’est pas lancé.</p>;
  return (
    <Listed label="Les sites" columns={COLUMNS}>
      {consumers.map((follower) => (
        <Follower key={follower.name} follower={follower} now={now} />
      ))}
    </Listed>
  );
}

function Follower({ follower, now }: { follower: ConsumerStatus; now: string }) {
  const { name, position, lag, renderedAt, pages, ms, failure } = follower;
  const work = [pages === null ? '' : `${pages} pages depuis le lancement`, ms === null ? '' : `${ms} ms`];
  return (
    <tr>
      <th scope="row">
        {name} (changement nº&nbsp;{position})
      </th>
      <td>{lagInWords(lag)}</td>
      <td>{renderedAt === null ? 'Jamais' : instantInWords(renderedAt, now)}</td>
      <td>{work.filter(Boolean).join(', ')}</td>
      <td>
        <Said $failed={failure !== null}>{failure ?? 'Aucune'}</Said>
      </td>
    </tr>
  );
}
