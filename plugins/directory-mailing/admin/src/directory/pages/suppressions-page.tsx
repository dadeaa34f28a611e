import { type FormEvent, useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import type { Answer, Faults } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Button, Input, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Hint, Notice, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { SuppressionAnswer } from '../../../../contract/directory.ts';
import { SUPPRESSION_REASONS, wordFor } from '../../../../core/directory/labels.ts';
import { type DirectoryClient, useDirectoryClient } from '../client.ts';
import { AnswerOf } from '../parts/answer-of.tsx';
import { DirectorySheet } from '../parts/directory-sheet.tsx';
import { FactGrid } from '../../ui/lists.ts';
import { instantInWords } from '../../ui/words.ts';

export function SuppressionsPage() {
  const client = useDirectoryClient();
  const { value: counts, set: setCounts } = useLoaded(client.suppressions);
  return (
    <DirectorySheet title="Liste d’opposition">
      <Hint>
        Les adresses auxquelles nous n’écrivons plus. La liste ne contient pas d’adresse&nbsp;: une empreinte calculée
        avec une clé secrète dit seulement si une adresse donnée y figure. Personne ne peut en lire d’autres.
      </Hint>
      <AnswerOf answer={counts}>
        {({ total, reasons }) => (
          <Card aria-label="Combien">
            <FactGrid>
              <div>
                <dt>En tout</dt>
                <dd>{total.toLocaleString('fr-FR')}</dd>
              </div>
              {Object.entries(reasons).map(([reason, count]) => (
                <div key={reason}>
                  <dt>{wordFor(SUPPRESSION_REASONS, reason)}</dt>
                  <dd>{count.toLocaleString('fr-FR')}</dd>
                </div>
              ))}
            </FactGrid>
          </Card>
        )}
      </AnswerOf>
      <Check client={client} onLifted={setCounts} />
    </DirectorySheet>
  );
}

type OnLifted = (counts: Awaited<ReturnType<DirectoryClient['lift']>>) => void;

function Check({ client, onLifted }: { client: DirectoryClient; onLifted: OnLifted }) {
  const [email, setEmail] = useState('');
  const [answer, setAnswer] = useState<Answer<SuppressionAnswer> | null>(null);
  const check = async (event: FormEvent) => {
    event.preventDefault();
    setAnswer(await client.check(email));
  };
  const asked = {
    id: 'opposition-adresse',
    label: 'Adresse électronique',
    error: answer !== null && !answer.done ? answer.message : undefined,
  };
  return (
    <Card as="form" noValidate aria-label="Vérifier une adresse" onSubmit={(event: FormEvent) => void check(event)}>
      <h2>Cette adresse est-elle sur la liste&#8239;?</h2>
      <Field {...asked}>
        <Input
          {...described(asked)}
          type="email"
          autoComplete="off"
          value={email}
          onChange={({ target }) => {
            setEmail(target.value);
            setAnswer(null);
          }}
        />
      </Field>
      <Row>
        <Button type="submit" $look="primary">
          Vérifier
        </Button>
      </Row>
      <div role="status">{answer?.done && <p>{inWords(answer.value)}</p>}</div>
      {answer?.done && answer.value.listed && (
        <Lift
          client={client}
          email={email}
          onLifted={(counts) => {
            setAnswer(null);
            onLifted(counts);
          }}
        />
      )}
    </Card>
  );
}

function inWords({ listed, reason, at, until }: SuppressionAnswer): string {
  if (!listed) return 'Non, cette adresse n’est pas sur la liste.';
  const since = at === null ? '' : ` depuis le ${instantInWords(at)}`;
  const end = until === null ? '' : `, jusqu’au ${instantInWords(until)}`;
  return `Oui${since}${end}. Motif\u00a0: ${wordFor(SUPPRESSION_REASONS, reason)}.`;
}

function Lift({ client, email, onLifted }: { client: DirectoryClient; email: string; onLifted: OnLifted }) {
  const { toggleNotification } = useNotification();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Faults>({});
  const lift = async () => {
    const answer = await client.lift(email, reason);
    if (!answer.done) return setWrong({ reason: answer.message, ...answer.faults });
    toggleNotification({ type: 'success', message: 'La marque est levée\u202f; c’est inscrit au journal.' });
    onLifted(answer);
  };
  const why = {
    id: 'opposition-motif',
    label: 'Motif de la levée',
    hint: 'Sans nom ni adresse\u00a0: ce motif est conservé au journal.',
    error: wrong['reason'],
  };
  return (
    <>
      <Notice $tone="warning">
        <p>
          Levez la marque seulement si la personne le demande. Elle peut aussi s’inscrire elle-même sur le site&nbsp;:
          la marque s’efface alors toute seule.
        </p>
      </Notice>
      <Field {...why}>
        <Textarea {...described(why)} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <Row>
        <Button $look="danger" onClick={() => void lift()}>
          Lever la marque
        </Button>
      </Row>
    </>
  );
}
