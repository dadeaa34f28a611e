import { Page } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router-dom';
import type { Answer } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Notice, StackedSheet } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { HandDraftForm, MailingChoices, MailingView } from '../../../contract/mailings.ts';
import { draftAbout } from './hand-draft.ts';
import { HandForm } from './hand-form.tsx';
import { useMailingClient } from './mailing-client.ts';

const EMPTY: HandDraftForm = { subject: '', body: '', communes: [], themes: [], consultation: '' };

/** A mailing that no dossier asks for. */
export function WritePage() {
  const client = useMailingClient();
  const state: unknown = useLocation().state;
  const asked =
    typeof state === 'object' && state !== null && 'consultation' in state ? String(state.consultation) : '';
  const save = useCallback(async (draft: HandDraftForm) => client.write(draft), [client]);
  const draft = useCallback((choices: MailingChoices) => draftAbout(asked, choices, EMPTY), [asked]);
  return <Writing title="Écrire un envoi" draftOf={draft} back=".." save={save} />;
}

export function RewritePage() {
  const { id = '' } = useParams();
  const client = useMailingClient();
  const { value: mailing } = useLoaded(useCallback(async () => client.view(id), [client, id]));
  const save = useCallback(
    async (draft: HandDraftForm) => client.rewrite(Number(id), draft, mailing?.version ?? 0),
    [client, id, mailing],
  );
  const draft = mailing?.draft;
  if (!draft)
    return (
      <StackedSheet>
        <p role="status">Un instant…</p>
      </StackedSheet>
    );
  return <Writing title="Modifier l’envoi" draftOf={() => draft} back={`../${id}`} save={save} />;
}

function Writing(props: {
  title: string;
  draftOf: (choices: MailingChoices) => HandDraftForm;
  back: string;
  save: (draft: HandDraftForm) => Promise<Answer<MailingView>>;
}) {
  const client = useMailingClient();
  const navigate = useNavigate();
  const { value: choices, failed } = useLoaded(client.choices);
  const save = async (draft: HandDraftForm) => {
    const answer = await props.save(draft);
    if (answer.done) navigate(`/plugins/directory-mailing/envois/${answer.value.id}`);
    return answer;
  };
  return (
    <StackedSheet>
      <Page.Title>{props.title}</Page.Title>
      <p>
        <Link to={props.back}>{props.back === '..' ? 'Tous les envois' : 'Retour à l’envoi'}</Link>
      </p>
      <h1>{props.title}</h1>
      {failed && (
        <Notice $tone="danger" role="alert">
          Les listes n’ont pas pu être lues. Rechargez la page.
        </Notice>
      )}
      {choices !== null && <HandForm draft={props.draftOf(choices)} choices={choices} save={save} />}
    </StackedSheet>
  );
}
