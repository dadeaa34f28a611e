import { type FormEvent, type ReactNode, useState } from 'react';
import type { Choice, HandDraftForm, MailingChoices, MailingView } from '../../../contract/mailings.ts';
import { draftAbout, whomInWords } from './hand-draft.ts';
import type { Answer } from './mailing-client.ts';
import { Button } from '../ui/button.ts';
import { Choices, Frame, Input, Select, Textarea } from '../ui/controls.ts';
import { Card, Hint, Row } from '../ui/layout.ts';
import { Notice } from '../ui/marks.ts';

/** Subject, text, for whom. Nothing leaves by saving: the next page shows it and asks for a yes. */
export function HandForm(props: {
  draft: HandDraftForm;
  choices: MailingChoices;
  save: (draft: HandDraftForm) => Promise<Answer<MailingView>>;
}) {
  const [draft, setDraft] = useState(props.draft);
  const [problem, setProblem] = useState<{ message: string; fields: Readonly<Record<string, string>> } | null>(null);
  const set = (change: Partial<HandDraftForm>) => setDraft((before) => ({ ...before, ...change }));
  const choose = (id: string) => setDraft((before) => draftAbout(id, props.choices, before));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await props.save(draft);
    setProblem(answer.kind === 'refused' ? answer : null);
  };
  const fault = (name: string) => problem?.fields[name] ?? '';
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
        fault={fault('consultation')}
        onChange={choose}
      />
      <Labelled
        name="subject"
        label="Objet"
        hint="Ce que l’on apprend, en moins de 60 caractères si possible."
        fault={fault('subject')}
      >
        {(control) => (
          <Input {...control} value={draft.subject} onChange={({ target }) => set({ subject: target.value })} />
        )}
      </Labelled>
      <Labelled name="body" label="Message" hint={HOW_TO_WRITE} fault={fault('body')}>
        {(control) => (
          <Textarea {...control} rows={12} value={draft.body} onChange={({ target }) => set({ body: target.value })} />
        )}
      </Labelled>
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
  fault: string;
  onChange: (id: string) => void;
}) {
  return (
    <Labelled
      name="consultation"
      label="À propos d’une consultation (facultatif)"
      hint="Le message montre ses dates et mène à sa page."
      fault={props.fault}
    >
      {(control) => (
        <Select {...control} value={props.value} onChange={({ target }) => props.onChange(target.value)}>
          <option value="">D’aucune en particulier</option>
          {props.choices.consultations.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Labelled>
  );
}

const HOW_TO_WRITE =
  'Une ligne vide entre deux paragraphes. **gras**, - devant chaque ligne d’une liste, [texte](https://adresse) pour un lien.';

interface Control {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

function Labelled(props: {
  name: string;
  label: string;
  hint: string;
  fault: string;
  children: (control: Control) => ReactNode;
}) {
  const { name, label, hint, fault } = props;
  return (
    <Frame>
      <label htmlFor={name}>{label}</label>
      <small id={`${name}-aide`}>{hint}</small>
      {props.children({
        id: name,
        'aria-describedby': `${name}-aide ${name}-erreur`,
        'aria-invalid': fault !== '',
      })}
      <strong id={`${name}-erreur`}>{fault}</strong>
    </Frame>
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
        {name} : {taken.length === 0 ? 'sans distinction' : `${taken.length} sur ${options.length}`}
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
