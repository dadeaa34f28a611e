import { useState } from 'react';
import { allOf } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Dialog } from '@aggloforum/publisher/admin-kit/dialog.tsx';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { draftFor, withReason } from './decision.ts';
import { NewsOf } from './news-of.tsx';
import { ReasonChoices } from './reason-choices.tsx';
import type { Desk } from './use-desk.ts';
import { counted } from './words.ts';

/** One gesture for all that is held as spam; said before, and each of them can be brought back. */
export function SpamDialog({ desk, count, onClose }: { desk: Desk; count: number; onClose: () => void }) {
  const { reasons, client, filters } = desk;
  const [chosen, setChosen] = useState('');
  const [facts, setFacts] = useState('');
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const empty = async () => {
    const article = reasons.find(({ code }) => code === chosen)?.article;
    if (article === undefined) return setTrouble(['Choisissez un motif.']);
    setBusy(true);
    const { consultation } = filters;
    const answer = await client.emptySpam({ article, facts, ...(consultation === '' ? {} : { consultation }) });
    setBusy(false);
    if (!answer.done)
      return setTrouble(answer.meanwhile ? ['La file a changé entre-temps\u00a0: recommencez.'] : allOf(answer));
    onClose();
    await desk.goOn(new Set(desk.items.map(({ id }) => id)));
    desk.news.say(`${counted(answer.value.count, 'texte refusé', 'textes refusés')}, avec le même motif.`);
    return undefined;
  };
  return (
    <Dialog title={`Refuser ${counted(count, 'texte indésirable', 'textes indésirables')}`} onClose={onClose}>
      <p>
        Tout ce qui est retenu comme indésirable{filters.consultation === '' ? '' : ', dans cette consultation,'} est
        refusé avec ce motif. Rien n’est effacé&nbsp;: chacun de ces textes peut être rétabli.
      </p>
      <ReasonChoices
        name="indesirables-motif"
        reasons={reasons}
        chosen={chosen}
        numbered={false}
        onChoose={(reason) => {
          setChosen(reason.code);
          setFacts(withReason(draftFor('refuse', []), reason).facts);
        }}
      />
      <Field id="indesirables-faits" label="Les faits">
        <Textarea id="indesirables-faits" rows={3} value={facts} onChange={({ target }) => setFacts(target.value)} />
      </Field>
      <NewsOf said="" trouble={trouble} />
      <Row>
        <BusyButton $look="danger" busy={busy} onClick={() => void empty()}>
          {`Refuser les ${count}`}
        </BusyButton>
        <Button onClick={onClose}>Annuler</Button>
      </Row>
    </Dialog>
  );
}
