import { type KeyboardEvent, useEffect, useRef } from 'react';
import { styled } from 'styled-components';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { DeskAction } from '../../../contract/moderation.ts';
import { NEEDS, withReason } from './decision.ts';
import { NewsOf } from './news-of.tsx';
import { BY_KEY, ReasonChoices } from './reason-choices.tsx';
import { RedactField } from './redact-field.tsx';
import type { Desk, OpenForm } from './use-desk.ts';
import { ACTIONS, counted } from './words.ts';

/** One form for every decision; it takes the keys while it is open: a figure for the reason, Enter to send. */
export function DecisionForm({ desk, form }: { desk: Desk; form: OpenForm }) {
  const { action, draft } = form;
  const [needs, reasons] = [NEEDS[action], desk.reasons];
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const box = element.current;
    if (!box?.contains(document.activeElement)) box?.focus({ preventScroll: true });
    box?.scrollIntoView({ block: 'nearest' });
  }, []);
  const press = (event: KeyboardEvent) => {
    const asked = askedBy(event);
    const reason = asked === null || asked === 'send' ? undefined : reasons[asked];
    if (asked === null || (asked !== 'send' && (!needs.reasons || !reason))) return;
    event.preventDefault();
    if (reason) desk.write(withReason(draft, reason));
    else void desk.send();
  };
  return (
    <Form
      ref={element}
      noValidate
      tabIndex={-1}
      aria-labelledby="decision-titre"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        void desk.send();
      }}
    >
      <h2 id="decision-titre">{titleOf(form)}</h2>
      <Hint>{hintOf(form)}</Hint>
      {action === 'redact' && (
        <RedactField value={draft.redactedBody} onChange={(redactedBody) => desk.write({ ...draft, redactedBody })} />
      )}
      {needs.reasons && (
        <ReasonChoices
          name="decision-motif"
          reasons={reasons}
          chosen={draft.reason}
          numbered
          onChoose={(reason) => desk.write(withReason(draft, reason))}
        />
      )}
      {needs.facts && <FactsField desk={desk} form={form} />}
      <NewsOf said="" trouble={desk.news.trouble} />
      <Row>
        <BusyButton type="submit" busy={desk.busy} $look={GRAVE.has(action) ? 'danger' : 'primary'}>
          {ACTIONS[action].verb}
        </BusyButton>
        <Button onClick={desk.cancel}>Annuler</Button>
        <ForKeys>{needs.facts ? 'Entrée, ou Ctrl + Entrée depuis le texte.' : 'Entrée pour confirmer.'}</ForKeys>
      </Row>
    </Form>
  );
}

const GRAVE: ReadonlySet<DeskAction> = new Set(['refuse', 'remove']);

function titleOf({ action, targets }: OpenForm): string {
  const [only] = targets;
  if (targets.length === 1 && only) return `${ACTIONS[action].verb} le texte de ${only.authorName}`;
  return `${ACTIONS[action].verb} ${counted(targets.length, 'texte', 'textes')}`;
}

/** What will happen; of many, also to whom. */
function hintOf({ action, targets }: OpenForm): string {
  const waits = targets.some(({ mode, state }) => mode === 'pre-moderation-two-keys' && state !== 'awaiting-elected');
  const hint =
    action === 'approve' && waits ? 'Le texte passera ensuite à la validation par l’élu·e.' : ACTIONS[action].hint;
  return targets.length === 1 ? hint : `${targets.map(({ authorName }) => authorName).join(', ')}. ${hint}`;
}

function FactsField({ desk, form: { draft, action } }: { desk: Desk; form: OpenForm }) {
  return (
    <Field id="decision-faits" label="Les faits" hint={ACTIONS[action].readBy ?? ''}>
      <Textarea
        id="decision-faits"
        aria-describedby="decision-faits-aide"
        rows={3}
        value={draft.facts}
        onChange={({ target }) => desk.write({ ...draft, facts: target.value, own: target.value !== '' })}
      />
    </Field>
  );
}

/** Index of a prepared reason, or to send; letters belong to whoever types them. */
function askedBy({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): number | 'send' | null {
  const typing = target instanceof HTMLTextAreaElement && target.dataset['selecting'] === undefined;
  if (key === 'Enter') {
    if (typing) return ctrlKey || metaKey ? 'send' : null;
    return target instanceof HTMLButtonElement ? null : 'send';
  }
  if (typing || ctrlKey || metaKey || altKey || !/^[1-9]$/.test(key)) return null;
  return Math.min(Number(key), BY_KEY) - 1;
}

/** A telephone has no keys to press. */
const ForKeys = styled(Hint)`
  @media (hover: none) {
    display: none;
  }
`;

const Form = styled.form`
  display: grid;
  gap: 1.2rem;
  padding: 1.6rem;
  border: 2px solid ${({ theme }) => theme.colors.primary600};
  border-radius: 6px;
`;
