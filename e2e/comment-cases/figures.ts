import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../support/stack.ts';
import type { There } from './visitors.ts';

interface Figures {
  readonly au: string | null;
  readonly ensemble: {
    readonly publies: number;
    readonly refuses: readonly { readonly article: string; readonly nombre: number }[];
    readonly recours: { readonly recus: number };
  } | null;
}

/** What all of it comes to, once the hour has struck. */
export function describeFigures(there: There): void {
  test('is counted on the page of moderation, at the full hour, and in the open data', async () => {
    const site = there();
    const read = async () => {
      const data = (await (await fetch(`${site.stack.site}/donnees/moderation.json`)).json()) as Figures;
      const refused = data.ensemble?.refuses ?? [];
      return refused.some(({ article, nombre }) => article === 'respect' && nombre > 0) && data;
    };
    const figures = await eventually('the refusal of today, beside the figures of the demonstration', read);
    assert.ok(figures.au !== null && figures.ensemble && figures.ensemble.publies > 0);
    assert.equal(figures.ensemble.recours.recus, 3, 'two of today, and one of the demonstration');
    const page = await site.person({ viewport: { width: 360, height: 740 } });
    await page.goto(`${site.stack.site}/moderation/`);
    await page.getByText('commentaires reçus').waitFor();
    await site.isSound(page);
    await page.context().close();
  });
}
