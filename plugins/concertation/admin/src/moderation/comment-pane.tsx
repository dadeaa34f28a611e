import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Badge, Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { CommentDetail, DeskAction } from '../../../contract/moderation.ts';
import { stateWords } from '../../../core/moderation/words.ts';
import { stampInWords } from '../form/moment.ts';
import { CommentHistory } from './comment-history.tsx';
import { DecisionForm } from './decision-form.tsx';
import { Erasure } from './erase-dialog.tsx';
import { FlagsSection } from './flags-section.tsx';
import { Key, Words } from './layout.ts';
import { MarkSection } from './mark-section.tsx';
import { passagesOf } from './passages.ts';
import { ReplyForm } from './reply-form.tsx';
import { ThreadAround } from './thread-around.tsx';
import type { Desk } from './use-desk.ts';
import { ACTIONS, counted, dueInWords, LEFT } from './words.ts';

/** One text, whole: what it says, what held it, what stands around it, what was decided about it. */
export function CommentPane({ desk }: { desk: Desk }) {
  const { detail, current, failed } = desk;
  if (current === null) return <Hint>Choisissez un texte dans la liste.</Hint>;
  if (failed) return <p role="alert">Ce texte n’a pas pu être chargé. Il n’est peut-être plus à vous de le lire.</p>;
  if (!detail) return <p role="status">Chargement du texte…</p>;
  return (
    <>
      <Head detail={detail} />
      <Body detail={detail} />
      {desk.form ? (
        <DecisionForm key={desk.form.action} desk={desk} form={desk.form} />
      ) : (
        <Actions desk={desk} detail={detail} />
      )}
      <MarkSection key={`mark-${detail.id}`} desk={desk} detail={detail} />
      <FlagsSection key={`flags-${detail.id}`} desk={desk} detail={detail} />
      <ThreadAround detail={detail} />
      <ReplyForm key={`reply-${detail.id}`} desk={desk} detail={detail} />
      <CommentHistory detail={detail} />
      <Erasure key={`erase-${detail.id}`} desk={desk} detail={detail} />
    </>
  );
}

function Head({ detail }: { detail: CommentDetail }) {
  return (
    <header style={{ display: 'grid', gap: '0.6rem' }}>
      <Row>
        <h2 dir="auto" style={{ overflowWrap: 'anywhere' }}>
          {detail.authorName}
        </h2>
        <Badge $tone={detail.state.startsWith('published') ? 'success' : 'neutral'}>{stateWords(detail.state)}</Badge>
        {detail.late && <Badge $tone="danger">En retard</Badge>}
        {detail.author !== 'active' && <Badge $tone="neutral">{LEFT[detail.author]}</Badge>}
      </Row>
      <Hint>
        {detail.consultation.project}, {detail.consultation.title}
        <br />
        {detail.reference}
        {detail.number === null ? '' : `, nº\u00a0${detail.number}`}, reçu le {stampInWords(detail.submittedAt)}
        {detail.dueAt === null ? '' : `, à lire ${dueInWords(detail.dueAt)}`}
        {detail.email !== null && (
          <>
            <br />
            {detail.email} ({detail.emailConfirmed ? 'adresse confirmée' : 'adresse non confirmée'})
          </>
        )}
      </Hint>
    </header>
  );
}

function Body({ detail }: { detail: CommentDetail }) {
  const excerpts = detail.findings.flatMap(({ excerpt }) => (excerpt === null ? [] : [excerpt]));
  const turnedDown = lastCorrection(detail);
  const before = detail.corrects ? detail.revisions.find(({ standing }) => standing) : undefined;
  return (
    <>
      {before && (
        <Labelled label="Le texte public, que celui-ci remplacerait">
          <Words>{before.redactedBody ?? before.body}</Words>
        </Labelled>
      )}
      {detail.redactedBody !== null && (
        <Labelled label="Ce qui paraît, une fois masqué">
          <Words>{detail.redactedBody}</Words>
        </Labelled>
      )}
      <Labelled label={detail.redactedBody === null ? 'Le texte' : 'Le texte reçu'}>
        <Words>
          {passagesOf(detail.body, excerpts).map(({ text, marked }, index) =>
            marked ? <mark key={index}>{text}</mark> : text,
          )}
        </Words>
      </Labelled>
      {detail.findings.length > 0 && (
        <Found>
          {detail.findings.map(({ rule, label, action, excerpt }) => (
            <li key={rule}>
              <strong>{FOUND[action]}</strong> {label}
              {excerpt === null ? '' : `\u00a0: «\u00a0${excerpt}\u00a0»`}
            </li>
          ))}
        </Found>
      )}
      {turnedDown && (
        <Labelled label={`Sa dernière correction\u00a0: texte ${stateWords(turnedDown.state)}`}>
          <Words>{turnedDown.body}</Words>
        </Labelled>
      )}
    </>
  );
}

/** One that was refused or sent back stands below: what is decided here is decided about the text above. */
function lastCorrection({ revisions, revision }: CommentDetail): CommentDetail['revisions'][number] | undefined {
  const [last] = revisions;
  return last && last.number > revision && last.body !== '' ? last : undefined;
}

const FOUND = { hold: 'Retenu par', tag: 'Marqué par', notify: 'Signalé par' } as const;

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} style={{ display: 'grid', gap: '0.4rem' }}>
      <Hint>{label}</Hint>
      {children}
    </section>
  );
}

function Actions({ desk, detail }: { desk: Desk; detail: CommentDetail }) {
  if (detail.actions.length === 0) return null;
  return (
    <Row role="group" aria-label="Décider">
      {detail.actions.map((action) => (
        <Button key={action} $look={LOOKS[action] ?? 'plain'} onClick={() => desk.start(action)}>
          {verbOf(action, detail)}
          <Key aria-hidden="true">{ACTIONS[action].key}</Key>
        </Button>
      ))}
      {desk.selected.size > 0 && (
        <Hint>
          {counted(desk.selected.size, 'texte est coché', 'textes sont cochés')}&nbsp;: la décision vaut pour eux.
        </Hint>
      )}
    </Row>
  );
}

/** Beside a text that is public, what is restored is the correction that was refused. */
function verbOf(action: DeskAction, { state }: CommentDetail): string {
  const { verb } = ACTIONS[action];
  return action === 'restore' && state.startsWith('published') ? `${verb} la correction` : verb;
}

const LOOKS: Readonly<Record<string, 'primary' | 'danger'>> = {
  approve: 'primary',
  refuse: 'danger',
  remove: 'danger',
};

const Found = styled.ul`
  display: grid;
  gap: 0.4rem;
  padding-inline-start: 2rem;
  list-style: disc;
`;
