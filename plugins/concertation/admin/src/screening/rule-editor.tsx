import { useEffect, useState } from 'react';
import type { Faults } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Button, Checkbox, Input, Select, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Columns, Fieldset, Fold, Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { RuleRow, RulesView } from '../../../contract/screening.ts';
import type { RuleAction } from '../../../core/screening/submission.ts';
import { MomentInputs } from '../dossier/moment-field.tsx';
import { ConditionFields, type PartProps } from './condition-fields.tsx';
import { BLANK_FORM, formOf, ruleOf, type RuleForm } from './rule-form.ts';
import { useRulesClient } from './rules-client.ts';
import { ScopeField } from './scope-field.tsx';
import { TrialBox } from './trial-box.tsx';
import { ACTIONS, readsTexts } from './words-of-rule.ts';

interface Props {
  readonly view: RulesView;
  /** Null for a new one. */
  readonly row: RuleRow | null;
  readonly onKept: (view: RulesView, said: string) => void;
  readonly onClose: () => void;
}

export function RuleEditor({ view, row, onKept, onClose }: Props) {
  const client = useRulesClient();
  const [form, setForm] = useState<RuleForm>(row ? formOf(row.broken ? row.readable : row) : BLANK_FORM);
  const [faults, setFaults] = useState<Faults>(row?.broken ?? {});
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => document.getElementById('regle-intitule')?.focus(), []);
  const change = (part: Partial<RuleForm>) => setForm({ ...form, ...part });
  const keep = async () => {
    setBusy(true);
    const answer = row ? await client.change(row.id, ruleOf(form), row.updatedAt) : await client.create(ruleOf(form));
    setBusy(false);
    if (answer.done) return onKept(answer.value, `La règle «\u00a0${form.label.trim()}\u00a0» est enregistrée.`);
    setFaults(answer.faults);
    const marked = Object.keys(answer.faults).length > 0;
    setSaid(`Rien n’est enregistré. ${marked ? 'Corrigez ce qui est marqué en rouge.' : answer.message}`);
  };
  const part = { form, faults, onChange: change };
  const titles = new Map(view.articles.map(({ id, title }) => [id, title]));
  return (
    <Card aria-labelledby="regle">
      <h2 id="regle">{row ? `Modifier «\u00a0${row.label}\u00a0»` : 'Nouvelle règle'}</h2>
      <NameFields {...part} />
      <ConditionFields {...part} />
      <ActionFields {...part} view={view} />
      <ExampleFields {...part} />
      <Fold>
        <summary>Où et quand elle s’applique</summary>
        <div>
          <ScopeField {...part} consultations={view.consultations} />
          <DateFields {...part} />
        </div>
      </Fold>
      <Fieldset>
        <legend>Essayer sur ce texte, avant d’enregistrer</legend>
        <TrialBox draft={() => ruleOf(form)} {...(row ? { replaces: row.id } : {})} titles={titles} />
      </Fieldset>
      <Row>
        <BusyButton $look="primary" busy={busy} onClick={() => void keep()}>
          Enregistrer la règle
        </BusyButton>
        <Button onClick={onClose}>Annuler</Button>
        <span role="status">{said}</span>
      </Row>
    </Card>
  );
}

function NameFields({ form, faults, onChange }: PartProps) {
  const label = {
    id: 'regle-intitule',
    label: 'Intitulé',
    hint: 'Ce que lit la personne qui modère.',
    error: faults['label'],
  };
  const why = { id: 'regle-explication', label: 'Pourquoi cette règle (facultatif)', error: faults['explanation'] };
  return (
    <>
      <Field {...label}>
        <Input {...described(label)} value={form.label} onChange={({ target }) => onChange({ label: target.value })} />
      </Field>
      <Field {...why}>
        <Textarea
          {...described(why)}
          rows={2}
          value={form.explanation}
          onChange={({ target }) => onChange({ explanation: target.value })}
        />
      </Field>
    </>
  );
}

function ActionFields({ form, faults, onChange, view }: PartProps & { view: RulesView }) {
  const known = view.articles.some(({ id }) => id === form.article);
  const action = {
    id: 'regle-action',
    label: 'Ce qu’elle fait',
    hint: ACTIONS[form.action].hint,
    error: faults['action'],
  };
  const article = {
    id: 'regle-article',
    label: 'Article de la charte',
    hint: 'Proposé à la personne qui modère.',
    error: faults['article'],
  };
  return (
    <Fieldset>
      <legend>Ce qui se passe quand elle trouve</legend>
      <Columns>
        <Field {...action}>
          <Select
            {...described(action)}
            value={form.action}
            onChange={({ target }) => onChange({ action: target.value as RuleAction })}
          >
            {Object.entries(ACTIONS).map(([value, { label }]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field {...article}>
          <Select
            {...described(article)}
            value={form.article}
            onChange={({ target }) => onChange({ article: target.value })}
          >
            <option value="">Aucun</option>
            {!known && form.article !== '' && <option value={form.article}>{form.article} (hors de la charte)</option>}
            {view.articles.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      </Columns>
      <Checkbox>
        <input type="checkbox" checked={form.spam} onChange={({ target }) => onChange({ spam: target.checked })} />
        Ranger ce qu’elle retient parmi les indésirables
      </Checkbox>
      <Hint>Aucune règle ne refuse&nbsp;: une personne décide toujours.</Hint>
    </Fieldset>
  );
}

function ExampleFields({ form, faults, onChange }: PartProps) {
  const what = readsTexts(form.kind) ? 'un texte par ligne' : 'un nombre par ligne';
  const fields = [
    { name: 'mustMatch' as const, label: `Elle doit trouver (${what})` },
    { name: 'mustNotMatch' as const, label: `Elle doit laisser passer (${what})` },
  ];
  return (
    <Fieldset>
      <legend>Exemples, vérifiés à chaque enregistrement</legend>
      <Columns>
        {fields.map(({ name, label }) => {
          const error = Object.entries(faults)
            .filter(([path]) => path === name || path.startsWith(`${name}.`))
            .map(([, sentence]) => sentence)
            .join(' ');
          const frame = { id: `regle-${name}`, label, error: error === '' ? undefined : error };
          return (
            <Field key={name} {...frame}>
              <Textarea
                {...described(frame)}
                rows={4}
                value={form[name]}
                onChange={({ target }) => onChange({ [name]: target.value })}
              />
            </Field>
          );
        })}
      </Columns>
      <Hint>Inventez-les&nbsp;: on n’y recopie pas le texte d’une personne.</Hint>
    </Fieldset>
  );
}

function DateFields({ form, faults, onChange }: PartProps) {
  return (
    <Columns>
      <MomentInputs
        id="regle-debut"
        label="En vigueur du (facultatif)"
        error={faults['validFrom']}
        value={form.validFrom}
        onMoment={(validFrom) => onChange({ validFrom })}
      />
      <MomentInputs
        id="regle-fin"
        label="Jusqu’au, compris (facultatif)"
        error={faults['validTo']}
        value={form.validTo}
        onMoment={(validTo) => onChange({ validTo })}
      />
    </Columns>
  );
}
