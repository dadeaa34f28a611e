import { useState } from 'react';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Input, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Fold, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { CommentDetail } from '../../../contract/moderation.ts';
import { NewsOf } from './news-of.tsx';
import { useMayModerate } from './permissions.ts';
import { replyKeys } from './reply-key.ts';
import type { Desk } from './use-desk.ts';

const BODY = {
  id: 'reponse-texte',
  label: 'Votre réponse',
  hint: 'Elle paraît aussitôt, sous le nom du service. La personne en est prévenue, si elle a confirmé son adresse.',
};
const SERVICE = { id: 'reponse-service', label: 'Service qui répond' };

/** State that is a function is made by one. */
const newKeys = () => replyKeys(() => crypto.randomUUID());

/** The answer of the public body, under a public text; replies are one level deep. */
export function ReplyForm({ desk, detail }: { desk: Desk; detail: CommentDetail }) {
  const may = useMayModerate('decide');
  const [body, setBody] = useState('');
  const [service, setService] = useState(detail.service);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [news, setNews] = useState({ said: '', trouble: [] as readonly string[] });
  const [busy, setBusy] = useState(false);
  const [keyOf, renewKeys] = useState(newKeys);
  if (!may || detail.number === null || detail.isReply || !detail.actions.includes('remove')) return null;
  const send = async () => {
    setBusy(true);
    const idempotencyKey = keyOf(JSON.stringify([body, service]));
    const answer = await desk.client.reply({ parent: detail.id, body, service, idempotencyKey });
    setBusy(false);
    setFields(answer.done ? {} : answer.faults);
    if (!answer.done)
      return setNews({ said: '', trouble: [answer.meanwhile ? 'Ce fil a changé\u00a0: relisez-le.' : answer.message] });
    setBody('');
    renewKeys(newKeys);
    setNews({ said: 'Votre réponse est publiée.', trouble: [] });
    desk.show(answer.value);
    return undefined;
  };
  const [text, name] = [
    { ...BODY, error: fields['body'] },
    { ...SERVICE, error: fields['service'] },
  ];
  return (
    <Fold>
      <summary>Répondre au nom de la collectivité</summary>
      <div>
        <Field {...name}>
          <Input {...described(name)} value={service} onChange={({ target }) => setService(target.value)} />
        </Field>
        <Field {...text}>
          <Textarea {...described(text)} rows={4} value={body} onChange={({ target }) => setBody(target.value)} />
        </Field>
        <NewsOf {...news} />
        <Row>
          <BusyButton $look="primary" busy={busy} onClick={() => void send()}>
            Publier la réponse
          </BusyButton>
        </Row>
      </div>
    </Fold>
  );
}
