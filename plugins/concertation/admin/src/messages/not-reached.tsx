import { Hint } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { MessageView } from '../../../contract/message-desk.ts';

/** Where the answer goes while no address has answered us. */
export function NotReached({ message }: { message: MessageView }) {
  const { author } = message;
  if (author === undefined || author.confirmed) return null;
  return (
    <Hint>
      {author.email === null
        ? 'Aucune adresse\u00a0: la réponse est gardée ici\u202f; donnez-la par courrier ou par téléphone.'
        : 'Adresse pas encore confirmée\u00a0: la réponse attendra derrière le lien de l’accusé de réception, et partira dès que la personne l’aura suivi.'}
    </Hint>
  );
}
