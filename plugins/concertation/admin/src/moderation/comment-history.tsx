import { Fold, Hint, Lines } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { CommentDetail, HistoryEntry } from '../../../contract/moderation.ts';
import { stateWords, versionWords } from '../../../core/moderation/words.ts';
import { stampInWords } from '../form/moment.ts';
import { Words } from './layout.ts';
import { useArticles } from './use-articles.ts';
import { actInWords, noticeInWords, whoInWords } from './words.ts';

/** Everything that was decided, and every other text of the comment: nothing is rewritten. */
export function CommentHistory({ detail }: { detail: CommentDetail }) {
  const others = detail.revisions.filter(({ number }) => number !== detail.revision);
  return (
    <>
      {detail.history.length > 0 && (
        <section aria-label="Historique" style={{ display: 'grid', gap: '0.8rem' }}>
          <h3>Historique</h3>
          <Lines>
            {detail.history.map((entry, index) => (
              <li key={`${entry.at} ${index}`}>
                <Entry entry={entry} />
              </li>
            ))}
          </Lines>
        </section>
      )}
      {others.length > 0 && (
        <Fold>
          <summary>Autres versions ({others.length})</summary>
          <div>
            {others.map((revision) => (
              <div key={revision.number}>
                <Hint>
                  Version {revision.number}, du {stampInWords(revision.submittedAt)}
                  {revision.standing ? ', publique' : ''}&nbsp;: {versionWords(revision)}
                </Hint>
                <Words>{revision.body === '' ? FORGOTTEN : (revision.redactedBody ?? revision.body)}</Words>
              </div>
            ))}
          </div>
        </Fold>
      )}
    </>
  );
}

export const FORGOTTEN = 'Texte effacé, sa durée de conservation étant passée.';

/** « Refusé … : refusé » would say it twice. */
const SAYS_ITS_STATE: ReadonlySet<string> = new Set(['send-back', 'refuse', 'remove']);

/** One decision, in a sentence; also shown beside the appeal against it. */
export function Entry({ entry }: { entry: HistoryEntry }) {
  const articles = useArticles();
  const notice = noticeInWords(entry);
  return (
    <>
      <strong>{actInWords(entry.action)}</strong>
      {whoInWords(entry)}, le {stampInWords(entry.at)}
      {SAYS_ITS_STATE.has(entry.action) ? '' : `\u00a0: ${stateWords(entry.to)}`}
      {entry.article === null ? '' : `, article «\u00a0${articles.get(entry.article) ?? entry.article}\u00a0»`}
      {entry.facts !== null && (
        <>
          <br />
          «&nbsp;{entry.facts}&nbsp;»
        </>
      )}
      {notice !== '' && <Hint>{notice}</Hint>}
    </>
  );
}
