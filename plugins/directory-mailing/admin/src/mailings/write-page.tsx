import { Page } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router-dom';
import type { HandDraftForm, MailingChoices, MailingView } from '../../../contract/mailings.ts';
import { draftAbout } from './hand-draft.ts';
import { HandForm } from './hand-form.tsx';
import { type Answer, useMailingClient } from './mailing-client.ts';
import { Sheet } from '../ui/layout.ts';
import { Notice } from '../ui/marks.ts';

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
  const [mailing, setMailing] = useState<MailingView | null>(null);
  useEffect(() => {
    void client.view(id).then(setMailing, () => setMailing(null));
  }, [client, id]);
  const save = useCallback(
    async (draft: HandDraftForm) => client.rewrite(Number(id), draft, mailing?.version ?? 0),
    [client, id, mailing],
  );
  const draft = mailing?.draft;
  if (!draft)
    return (
      <Sheet>
        <p role="status">Un instant…</p>
      </Sheet>
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
  const [choices, setChoices] = useState<MailingChoices | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    client.choices().then(setChoices, () => setFailed(true));
  }, [client]);
  const save = async (draft: HandDraftForm) => {
    const answer = await props.save(draft);
    if (answer.kind === 'done') navigate(`/plugins/directory-mailing/envois/${answer.value.id}`);
    return answer;
  };
  return (
    <Sheet>
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
    </Sheet>
  );
}
