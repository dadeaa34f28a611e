import { type FormEvent, useState } from 'react';
import type { Answer, Refused } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Button, Input, Select, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Hint, Notice, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { Choice, HandDraftForm, MailingChoices, MailingView } from '../../../contract/mailings.ts';
import { draftAbout, whomInWords } from './hand-draft.ts';
import { Choices } from '../ui/controls.ts';

const SUBJECT = {
  id: 'subject',
  label: 'Objet',
  hint: 'Ce que l’on apprend, en moins de 60 caractères si possible.',
};
const BODY = {
  id: 'body',
  label: 'Message',
  hint: 'Une ligne vide entre deux paragraphes. **gras**, - devant chaque ligne d’une liste, [texte](https://adresse) pour un lien.',
};
const ABOUT = {
  id: 'consultation',
  label: 'À propos d’une consultation (facultatif)',
  hint: 'Le message montre ses dates et mène à sa page.',
};

/** Subject, text, for whom. Nothing leaves by saving: the next page shows it and asks for a yes. */
export function HandForm(props: {
  draft: HandDraftForm;
  choices: MailingChoices;
  save: (draft: HandDraftForm) => Promise<Answer<MailingView>>;
}) {
  const [draft, setDraft] = useState(props.draft);
  const [problem, setProblem] = useState<Refused | null>(null);
  const set = (change: Partial<HandDraftForm>) => setDraft((before) => ({ ...before, ...change }));
  const choose = (id: string) => setDraft((before) => draftAbout(id, props.choices, before));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await props.save(draft);
    setProblem(answer.done ? null : answer);
  };
  const faults = problem?.faults ?? {};
  const subject = { ...SUBJECT, error: faults['subject'] };
  const body = { ...BODY, error: faults['body'] };
  return (
    <Card as="form" onSubmit={(event: FormEvent) => void save(event)} noValidate>
      {problem !== null && (
        <Notice $tone="danger" role="alert">
          {problem.message}
        </Notice>
      )}
      <ConsultationField
        choices={props.choices}
        value={draft.consultation}
        error={faults['consultation']}
        onChange={choose}
      />
      <Field {...subject}>
        <Input
          {...described(subject)}
          value={draft.subject}
          onChange={({ target }) => set({ subject: target.value })}
        />
      </Field>
      <Field {...body}>
        <Textarea
          {...described(body)}
          rows={12}
          value={draft.body}
          onChange={({ target }) => set({ body: target.value })}
        />
      </Field>
      <Boxes
        name="Communes"
        options={props.choices.communes}
        taken={draft.communes}
        onChange={(communes) => set({ communes })}
      />
      <Boxes name="Thèmes" options={props.choices.themes} taken={draft.themes} onChange={(themes) => set({ themes })} />
      <Hint aria-live="polite">{whomInWords(draft)}</Hint>
      <Save />
    </Card>
  );
}

function Save() {
  return (
    <Row>
      <Button type="submit" $look="primary">
        Enregistrer et relire
      </Button>
      <Hint>Rien ne part encore.</Hint>
    </Row>
  );
}

function ConsultationField(props: {
  choices: MailingChoices;
  value: string;
  error: string | undefined;
  onChange: (id: string) => void;
}) {
  const frame = { ...ABOUT, error: props.error };
  return (
    <Field {...frame}>
      <Select {...described(frame)} value={props.value} onChange={({ target }) => props.onChange(target.value)}>
        <option value="">D’aucune en particulier</option>
        {props.choices.consultations.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Boxes(props: {
  name: string;
  options: readonly Choice[];
  taken: readonly string[];
  onChange: (taken: readonly string[]) => void;
}) {
  const { name, options, taken } = props;
  return (
    <Choices>
      <legend>
        {name}&nbsp;: {taken.length === 0 ? 'sans distinction' : `${taken.length} sur ${options.length}`}
      </legend>
      <div role="group" aria-label={name} tabIndex={0}>
        {options.map(({ id, label }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={taken.includes(id)}
              onChange={({ target }) =>
                props.onChange(target.checked ? [...taken, id] : taken.filter((one) => one !== id))
              }
            />
            {label}
          </label>
        ))}
      </div>
    </Choices>
  );
}
