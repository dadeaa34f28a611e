import { useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { allOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Badge, Card, Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { AppealItem, AppealOutcome } from '../../../contract/moderation.ts';
import { stateWords } from '../../../core/moderation/words.ts';
import { stampInWords } from '../form/moment.ts';
import { useModerationClient } from './client.ts';
import { Entry, FORGOTTEN } from './comment-history.tsx';
import { Tabs, Words } from './layout.ts';
import { MODERATION, ModerationSheet } from './moderation-sheet.tsx';
import { NewsOf } from './news-of.tsx';
import { useMayModerate } from './permissions.ts';
import { ArticlesProvider, articleTitles } from './use-articles.ts';
import { APPEAL_STATES, byAndWhen, dueInWords, upheldInWords } from './words.ts';

const STATES = [
  ['open', 'À décider'],
  ['upheld', 'Acceptés'],
  ['rejected', 'Rejetés'],
  ['moot', 'Sans objet'],
] as const;

export function AppealsPage() {
  const client = useModerationClient();
  const [state, setState] = useState<AppealItem['state']>('open');
  const list = useLoaded(useCallback(async () => client.appeals(state), [client, state]));
  const reasons = useLoaded(client.reasons).value;
  const articles = useMemo(() => articleTitles(reasons ?? []), [reasons]);
  const [said, say] = useState('');
  return (
    <ModerationSheet
      title="Recours"
      lead="Qui a pris part à une décision ne décide pas du recours contre elle&nbsp;: une autre personne relit."
    >
      <Tabs role="group" aria-label="Recours montrés" style={{ marginTop: '1.6rem' }}>
        {STATES.map(([code, label]) => (
          <Button key={code} aria-pressed={state === code} onClick={() => setState(code)}>
            {label}
          </Button>
        ))}
      </Tabs>
      <NewsOf said={said} trouble={list.failed ? ['Les recours n’ont pas pu être chargés.'] : []} />
      {list.value?.length === 0 && <Hint>Aucun recours ici.</Hint>}
      <ArticlesProvider value={articles}>
        {list.value?.map((appeal) => (
          <Appeal
            key={appeal.id}
            appeal={appeal}
            onDecided={async (sentence) => {
              say(sentence);
              await list.again();
            }}
          />
        ))}
      </ArticlesProvider>
    </ModerationSheet>
  );
}

function Appeal({ appeal, onDecided }: { appeal: AppealItem; onDecided: (sentence: string) => Promise<void> }) {
  const may = useMayModerate('decide');
  return (
    <Card aria-labelledby={`recours-${appeal.id}`}>
      <Row>
        <h2 id={`recours-${appeal.id}`}>{appeal.reference}</h2>
        <Badge $tone={appeal.late ? 'danger' : 'neutral'}>
          {appeal.late ? 'en retard' : APPEAL_STATES[appeal.state]}
        </Badge>
        {appeal.state === 'open' && <Hint as="span">{dueInWords(appeal.dueAt)}</Hint>}
      </Row>
      <p>
        {appeal.consultation.title},{' '}
        <Link to={`${MODERATION}?texte=${appeal.comment}`}>commentaire {appeal.commentReference} et son fil</Link>
      </p>
      <Contested contested={appeal.contested} />
      <div>
        <Entry entry={appeal.decision} />
      </div>
      <div>
        <Hint>Le recours de son auteur·rice, le {stampInWords(appeal.openedAt)}</Hint>
        <Words>{appeal.text === '' ? 'Texte effacé.' : appeal.text}</Words>
      </div>
      {appeal.decidedAt !== null && (
        <p>
          {APPEAL_STATES[appeal.state]} par {byAndWhen(appeal.decidedBy ?? 'l’équipe', appeal.decidedAt)}
          {appeal.answer === null ? '' : `\u00a0: «\u00a0${appeal.answer}\u00a0»`}
        </p>
      )}
      {appeal.state === 'open' && may && appeal.tookPart && (
        <p>Vous avez pris part à cette décision&nbsp;: une autre personne décide du recours.</p>
      )}
      {may && appeal.outcomes.length > 0 && <Decide appeal={appeal} onDecided={onDecided} />}
    </Card>
  );
}

/** Whole: who judges reads what was masked too. */
function Contested({ contested: { body, redactedBody, state } }: Pick<AppealItem, 'contested'>) {
  return (
    <>
      <div>
        <Hint>Le texte contesté, {stateWords(state)}</Hint>
        <Words>{body === '' ? FORGOTTEN : body}</Words>
      </div>
      {redactedBody !== null && (
        <div>
          <Hint>Ce qui en reste, une fois masqué</Hint>
          <Words>{redactedBody}</Words>
        </div>
      )}
    </>
  );
}

function Decide({ appeal, onDecided }: { appeal: AppealItem; onDecided: (sentence: string) => Promise<void> }) {
  const client = useModerationClient();
  const [answer, setAnswer] = useState('');
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const decide = async (outcome: AppealOutcome) => {
    setBusy(true);
    const done = await client.decideAppeal(appeal.id, { outcome, answer, version: appeal.version });
    setBusy(false);
    if (done.done) return onDecided(`Le recours ${appeal.reference} est ${APPEAL_STATES[outcome]}.`);
    if (done.meanwhile)
      return onDecided(
        `Le recours ${appeal.reference} a déjà changé (${byAndWhen(done.meanwhile.by, done.meanwhile.at)}).`,
      );
    return setTrouble(allOf(done));
  };
  const id = `recours-reponse-${appeal.id}`;
  const isOver = appeal.outcomes.includes('moot');
  return (
    <>
      <Field id={id} label="Votre réponse" hint="Son auteur·rice la lira, avec la décision.">
        <Textarea
          id={id}
          aria-describedby={`${id}-aide`}
          rows={3}
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
      </Field>
      <NewsOf said="" trouble={trouble} />
      {isOver && <Hint>Le texte a changé depuis cette décision&nbsp;: le recours n’a plus d’objet.</Hint>}
      {appeal.upheldTo !== null && (
        <ul style={{ paddingInlineStart: '2rem', listStyle: 'disc' }}>
          <li>Accepter&nbsp;: {upheldInWords(appeal.contested, appeal.upheldTo)}</li>
          <li>Rejeter&nbsp;: la décision est maintenue.</li>
        </ul>
      )}
      <Row>
        {isOver ? (
          <BusyButton busy={busy} onClick={() => void decide('moot')}>
            Clore le recours, sans objet
          </BusyButton>
        ) : (
          <>
            <BusyButton $look="primary" busy={busy} onClick={() => void decide('upheld')}>
              Accepter le recours
            </BusyButton>
            <BusyButton $look="danger" busy={busy} onClick={() => void decide('rejected')}>
              Rejeter le recours
            </BusyButton>
          </>
        )}
      </Row>
    </>
  );
}
