import { useState } from 'react';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { DoubtfulLetter, MailingCalendar } from '../../../contract/mailings.ts';
import { instantInWords } from '../ui/words.ts';
import { useMailingClient } from './mailing-client.ts';
import { Part } from '../ui/layout.ts';
import { RuledLines } from '../ui/lists.ts';

interface Asking {
  readonly letter: DoubtfulLetter;
  readonly decision: 'resend' | 'leave';
}

/** The answer to a message to one person was lost: nobody knows whether it left. A person decides about each. */
export function LettersInDoubt(props: {
  letters: readonly DoubtfulLetter[];
  onChange: (calendar: MailingCalendar) => void;
}) {
  const client = useMailingClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [said, setSaid] = useState('');
  const decide = async ({ letter, decision }: Asking) => {
    const answer = await client.letterDoubt(letter.id, decision);
    setAsking(null);
    setSaid(answer.done ? '' : answer.message);
    if (answer.done) props.onChange(answer.value);
  };
  return (
    <Part>
      <h2>Messages en doute</h2>
      <Hint>
        La réponse du serveur s’est perdue&nbsp;: ces messages à une seule personne (confirmation, accueil, réponse)
        sont peut-être partis.
      </Hint>
      <RuledLines aria-label="Messages en doute">
        {props.letters.map((letter) => (
          <li key={letter.id}>
            <strong>{letter.subject}</strong>
            <span>
              À {letter.address}
              {letter.at === null ? '' : `, ${instantInWords(letter.at)}`}
            </span>
            <Row>
              <Button
                aria-label={`Renvoyer à ${letter.address}`}
                onClick={() => setAsking({ letter, decision: 'resend' })}
              >
                Renvoyer…
              </Button>
              <Button
                aria-label={`Laisser celui à ${letter.address}`}
                onClick={() => setAsking({ letter, decision: 'leave' })}
              >
                Laisser…
              </Button>
            </Row>
          </li>
        ))}
      </RuledLines>
      <span role="status">{said}</span>
      {asking !== null && (
        <Question asking={asking} onYes={() => void decide(asking)} onClose={() => setAsking(null)} />
      )}
    </Part>
  );
}

function Question(props: { asking: Asking; onYes: () => void; onClose: () => void }) {
  const resend = props.asking.decision === 'resend';
  return (
    <Dialog title={resend ? 'Renvoyer ce message\u202f?' : 'Laisser ce message\u202f?'} onClose={props.onClose}>
      <p>
        {resend
          ? 'La personne peut le recevoir deux fois. Un lien qu’il contient a pu expirer.'
          : 'Il ne sera plus tenté\u00a0: la personne ne l’a peut-être pas reçu.'}
      </p>
      <Row>
        <Button $look="primary" onClick={props.onYes}>
          {resend ? 'Renvoyer' : 'Laisser'}
        </Button>
        <Button onClick={props.onClose}>Retour</Button>
      </Row>
    </Dialog>
  );
}
