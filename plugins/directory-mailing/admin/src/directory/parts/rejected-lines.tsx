import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Hint, Row, Scroller } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { RejectedLine } from '../../../../contract/directory.ts';
import { safeCsv } from '../../../../core/safe-csv.ts';
import { saveAs } from '../../ui/words.ts';

const KINDS: Readonly<Record<RejectedLine['kind'], string>> = {
  invalid: 'À corriger',
  twin: 'Doublon du fichier',
  known: 'Déjà connue',
  suppressed: 'Opposition',
};

const SHOWN = 100;

/** Each with its reason; all of them as a file, to be corrected and brought again. */
export function RejectedLines({ rejected, fileName }: { rejected: readonly RejectedLine[]; fileName: string }) {
  const counts = Object.entries(KINDS).map(([kind, word]) => {
    const count = rejected.filter((line) => line.kind === kind).length;
    return count === 0 ? null : `${word}\u00a0: ${count}`;
  });
  const width = Math.max(0, ...rejected.map(({ cells }) => cells.length));
  const download = () =>
    saveAs(
      `${fileName.replace(/\.\w+$/, '')}-lignes-refusees.csv`,
      safeCsv([
        ['Ligne', 'Motif', ...Array.from({ length: width }, (_, index) => `Colonne ${index + 1}`)],
        ...rejected.map(({ line, reasons, cells }) => [String(line), reasons.join(' '), ...cells]),
      ]),
    );
  return (
    <>
      <Row>
        <span>{counts.filter(Boolean).join(' · ')}</span>
        <Button onClick={download}>Télécharger les lignes refusées</Button>
      </Row>
      <Scroller aria-label="Lignes refusées">
        <table>
          <thead>
            <tr>
              <th scope="col">Ligne</th>
              <th scope="col">Nature</th>
              <th scope="col">Motif</th>
            </tr>
          </thead>
          <tbody>
            {rejected.slice(0, SHOWN).map(({ line, kind, reasons }) => (
              <tr key={line}>
                <td>{line}</td>
                <td>{KINDS[kind]}</td>
                <td>
                  {reasons.map((reason) => (
                    <div key={reason}>{reason}</div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {rejected.length > SHOWN && (
        <Hint>Les {SHOWN} premières sont affichées&#8239;; le fichier les contient toutes.</Hint>
      )}
    </>
  );
}
