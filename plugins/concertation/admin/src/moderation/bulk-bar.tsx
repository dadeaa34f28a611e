import { Button, Checkbox } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { actionsForAll } from './decision.ts';
import type { Desk } from './use-desk.ts';
import { ACTIONS, counted } from './words.ts';

/** One decision for all that are ticked. */
export function BulkBar({ desk }: { desk: Desk }) {
  const { items, selected, setSelected, targets } = desk;
  const tickable = items.filter(({ actions }) => actions.length > 0);
  if (tickable.length === 0) return null;
  const all = tickable.every(({ id }) => selected.has(id));
  return (
    <Row style={{ minHeight: '4rem', marginBottom: '0.8rem' }}>
      <Checkbox>
        <input
          type="checkbox"
          checked={all}
          onChange={() => setSelected(all ? new Set() : new Set(tickable.map(({ id }) => id)))}
        />
        {selected.size === 0 ? 'Tout cocher' : counted(selected.size, 'texte coché', 'textes cochés')}
      </Checkbox>
      {selected.size > 0 &&
        actionsForAll(targets).map((action) => (
          <Button key={action} onClick={() => desk.start(action)}>
            {ACTIONS[action].verb}…
          </Button>
        ))}
      {selected.size > 0 && actionsForAll(targets).length === 0 && <span>Rien ne convient à tous ces textes.</span>}
    </Row>
  );
}
