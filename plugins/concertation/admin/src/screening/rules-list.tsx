import { styled } from 'styled-components';
import { Button, Checkbox } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Badge, Hint, Lines, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { BrokenRule, RuleRow, RulesView, UsableRule } from '../../../contract/screening.ts';
import { momentInWords } from '../form/moment.ts';
import { ACTIONS, sought } from './words-of-rule.ts';

const TONES = { hold: 'danger', tag: 'warning', notify: 'secondary' } as const;

interface Props {
  readonly view: RulesView;
  readonly mayWrite: boolean;
  readonly onEdit: (row: RuleRow) => void;
  readonly onRemove: (row: RuleRow) => void;
  readonly onSwitch: (row: RuleRow, enabled: boolean) => void;
  readonly onMove: (row: RuleRow, by: -1 | 1) => void;
}

export function RulesList(props: Props) {
  const { rules, articles } = props.view;
  const titles = new Map(articles.map(({ id, title }) => [id, title]));
  return (
    <Lines aria-label="Règles, dans l’ordre">
      {rules.map((row, index) => (
        <Line key={row.id} $off={!row.inForce}>
          <div>
            <h3 id={`regle-${row.id}`}>
              {index + 1}. {row.label || 'Sans intitulé'}
            </h3>
            {row.broken ? <Broken row={row} /> : <Usable row={row} titles={titles} />}
          </div>
          {props.mayWrite && <Acts {...props} row={row} index={index} />}
        </Line>
      ))}
    </Lines>
  );
}

function Usable({ row, titles }: { row: UsableRule; titles: ReadonlyMap<string, string> }) {
  return (
    <>
      <Row>
        <Badge $tone={TONES[row.action]}>{ACTIONS[row.action].label}</Badge>
        {row.spam && <Badge $tone="neutral">Spam</Badge>}
        {row.article !== '' && <Badge $tone="neutral">{titles.get(row.article) ?? row.article}</Badge>}
        {!row.inForce && <Badge $tone="neutral">{row.enabled ? datesOf(row) : 'Hors service'}</Badge>}
        {row.consultations.length > 0 && (
          <Badge $tone="neutral">
            {row.consultations.length} consultation{row.consultations.length > 1 ? 's' : ''}
          </Badge>
        )}
      </Row>
      <p>{sought(row.condition)}</p>
      {row.explanation !== '' && <Hint>{row.explanation}</Hint>}
    </>
  );
}

/** It finds nothing, whatever its switch says: what is wrong stands here, and at its fields once it is opened. */
function Broken({ row }: { row: BrokenRule }) {
  return (
    <>
      <Row>
        <Badge $tone="danger">Illisible, à corriger</Badge>
      </Row>
      <p>Cette règle ne trouve rien tant qu’elle n’est pas corrigée.</p>
      <Lines>
        {Object.entries(row.broken).map(([path, sentence]) => (
          <li key={path}>{sentence}</li>
        ))}
      </Lines>
    </>
  );
}

function Acts({ row, index, view, ...props }: Props & { row: RuleRow; index: number }) {
  const move = (by: -1 | 1, label: string, sign: string, possible: boolean) => (
    <Button
      id={`${by < 0 ? 'monter' : 'descendre'}-${row.id}`}
      aria-label={`${label} «\u00a0${row.label}\u00a0»`}
      aria-disabled={!possible}
      onClick={() => {
        if (possible) props.onMove(row, by);
      }}
    >
      {sign}
    </Button>
  );
  return (
    <Row>
      <Checkbox>
        <input
          type="checkbox"
          role="switch"
          checked={row.enabled}
          aria-labelledby={`service-${row.id} regle-${row.id}`}
          onChange={({ target }) => props.onSwitch(row, target.checked)}
        />
        <span id={`service-${row.id}`}>En service</span>
      </Checkbox>
      {move(-1, 'Monter', '↑', index > 0)}
      {move(1, 'Descendre', '↓', index < view.rules.length - 1)}
      <Button aria-label={`Modifier «\u00a0${row.label}\u00a0»`} onClick={() => props.onEdit(row)}>
        Modifier
      </Button>
      <Button aria-label={`Supprimer «\u00a0${row.label}\u00a0»`} onClick={() => props.onRemove(row)}>
        Supprimer
      </Button>
    </Row>
  );
}

function datesOf({ validFrom, validTo }: UsableRule): string {
  const from = validFrom === '' ? '' : `du ${momentInWords(validFrom)}`;
  const to = validTo === '' ? '' : `jusqu’au ${momentInWords(validTo)}`;
  return `Pas en vigueur\u00a0: ${[from, to].filter(Boolean).join(' ')}`;
}

const Line = styled.li<{ $off: boolean }>`
  display: flex;
  flex-wrap: wrap;
  gap: 1.2rem;
  justify-content: space-between;
  padding: 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-inline-start: 4px solid ${({ theme, $off }) => ($off ? theme.colors.neutral300 : theme.colors.primary600)};
  border-radius: 6px;
  background: ${({ theme, $off }) => ($off ? theme.colors.neutral100 : theme.colors.neutral0)};
  > div:first-child {
    display: grid;
    flex: 1 1 36rem;
    gap: 0.6rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  > div:last-child:not(:first-child) {
    align-content: start;
  }
`;
