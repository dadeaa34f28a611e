import { Hint, Scroller } from '@aggloforum/publisher/admin-kit/layout.ts';
import type { DirectoryEntry } from '../../../../contract/directory.ts';
import { CONSENT_BASES } from '../../../../core/directory/consent-basis.ts';
import { CONSENT_ACTS, DELIVERY_STATES, SOURCES, wordFor } from '../../../../core/directory/labels.ts';
import { instantInWords } from '../../ui/words.ts';

/** The proof of what somebody agreed to, and what they were sent. */
export function EntryHistory({ person: { consents, deliveries } }: { person: DirectoryEntry }) {
  return (
    <>
      <h2>Accords</h2>
      {consents.length === 0 ? (
        <Hint>Aucun accord n’est enregistré&nbsp;: cette personne vient de la démonstration.</Hint>
      ) : (
        <Scroller aria-label="Accords">
          <table>
            <thead>
              <tr>
                <th scope="col">Acte</th>
                <th scope="col">Quand</th>
                <th scope="col">Par</th>
                <th scope="col">Texte</th>
              </tr>
            </thead>
            <tbody>
              {consents.map(({ act, at, source, version, wording }) => (
                <tr key={`${act} ${at}`}>
                  <td>{wordFor(CONSENT_ACTS, act)}</td>
                  <td>{instantInWords(at)}</td>
                  <td>{wordFor(SOURCES, source)}</td>
                  <td>
                    «&nbsp;{wording}&nbsp;» ({versionInWords(version)})
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      <h2>Envois</h2>
      {deliveries.length === 0 ? (
        <Hint>Rien ne lui a été envoyé, ou plus depuis longtemps.</Hint>
      ) : (
        <Scroller aria-label="Envois">
          <table>
            <thead>
              <tr>
                <th scope="col">Objet</th>
                <th scope="col">Quand</th>
                <th scope="col">État</th>
              </tr>
            </thead>
            <tbody>
              {deliveries.map(({ subject, at, state }) => (
                <tr key={`${subject} ${at}`}>
                  <td>{subject}</td>
                  <td>{instantInWords(at)}</td>
                  <td>{wordFor(DELIVERY_STATES, state)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </>
  );
}

function versionInWords(version: string): string {
  const bases: Readonly<Record<string, { readonly label: string }>> = CONSENT_BASES;
  return bases[version]?.label.toLowerCase() ?? `formulaire du site, version ${version}`;
}
