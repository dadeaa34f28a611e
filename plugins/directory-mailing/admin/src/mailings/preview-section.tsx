import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Card, Notice, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { MailingPerson, MailingPreview } from '../../../contract/mailings.ts';
import { useMailingClient } from './mailing-client.ts';
import { PersonField } from './person-field.tsx';
import { EXCLUDED_ONE } from './words.ts';

const FORMS = { desktop: 'Ordinateur', phone: 'Téléphone', text: 'Texte seul' } as const;
type Form = keyof typeof FORMS;

/** As a given person gets it, in the three forms in which people read mail. `content` changes when what is said does. */
export function PreviewSection({ id, content }: { id: number; content: string }) {
  const client = useMailingClient();
  const [form, setForm] = useState<Form>('desktop');
  const [person, setPerson] = useState<number | null>(null);
  const [preview, setPreview] = useState<MailingPreview | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    let gone = false;
    void client.preview(id, person).then((answer) => {
      if (gone) return;
      setPreview(answer.done ? answer.value : null);
      setSaid(answer.done ? '' : answer.message);
    });
    return () => {
      gone = true;
    };
  }, [client, id, person, content]);
  return (
    <Card>
      <h2>Aperçu</h2>
      <PersonField mailing={id} onChoose={(chosen) => setPerson(chosen?.id ?? null)} />
      <Row role="group" aria-label="Forme de l’aperçu">
        {(Object.keys(FORMS) as Form[]).map((name) => (
          <Button key={name} aria-pressed={form === name} onClick={() => setForm(name)}>
            {FORMS[name]}
          </Button>
        ))}
      </Row>
      {said !== '' && <Notice $tone="warning">{said}</Notice>}
      {preview !== null && <Shown preview={preview} form={form} />}
    </Card>
  );
}

function Shown({ preview, form }: { preview: MailingPreview; form: Form }) {
  return (
    <>
      {preview.person !== null && <Verdict person={preview.person} />}
      <p>
        <strong>Objet&nbsp;:</strong> {preview.subject}
      </p>
      {form === 'text' ? (
        <Text tabIndex={0} aria-label="Texte du message">
          {preview.text}
        </Text>
      ) : (
        <Frame
          $phone={form === 'phone'}
          title={`Message, sur ${FORMS[form].toLowerCase()}`}
          sandbox=""
          srcDoc={preview.html}
        />
      )}
    </>
  );
}

function Verdict({ person }: { person: MailingPerson }) {
  const { name, address, excluded } = person;
  return (
    <Notice $tone={excluded === null ? 'success' : 'warning'}>
      {name ?? address}&nbsp;: {excluded === null ? 'le reçoit.' : EXCLUDED_ONE[excluded]}
    </Notice>
  );
}

const Frame = styled.iframe<{ $phone: boolean }>`
  width: 100%;
  max-width: ${({ $phone }) => ($phone ? '37.5rem' : '100%')};
  height: 72rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ $phone }) => ($phone ? '16px' : '4px')};
`;

const Text = styled.pre`
  max-height: 72rem;
  padding: 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: 4px;
  font-size: 1.3rem;
  white-space: pre-wrap;
  overflow: auto;
  overflow-wrap: anywhere;
`;
