import { Hint, Scroller } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { StaffAct } from '../../../../contract/directory.ts';
import { ACTOR_KINDS } from '../../../../core/actor-kinds.ts';
import { CONSENT_BASES } from '../../../../core/directory/consent-basis.ts';
import { SOURCES, STAFF_ACTS, STATES, wordFor } from '../../../../core/directory/labels.ts';
import { useDirectoryClient } from '../client.ts';
import { AnswerOf } from '../parts/answer-of.tsx';
import { DirectorySheet } from '../parts/directory-sheet.tsx';
import { dayInWords, instantInWords } from '../../ui/words.ts';

export function ActsPage() {
  const client = useDirectoryClient();
  const { value: acts } = useLoaded(client.acts);
  return (
    <DirectorySheet title="Journal">
      <Hint>
        Ce que l’équipe a fait de l’annuaire&nbsp;: qui, quand, combien de personnes. Jamais lesquelles. Rien ne
        s’efface de ce journal&#8239;; les 200 dernières lignes sont affichées.
      </Hint>
      <AnswerOf answer={acts}>
        {(lines) => (lines.length === 0 ? <p>Rien encore.</p> : <Lines acts={lines} />)}
      </AnswerOf>
    </DirectorySheet>
  );
}

function Lines({ acts }: { acts: readonly StaffAct[] }) {
  return (
    <Scroller aria-label="Journal" $wide="72rem">
      <table>
        <thead>
          <tr>
            <th scope="col">Acte</th>
            <th scope="col">Personnes</th>
            <th scope="col">Quand</th>
            <th scope="col">Par</th>
            <th scope="col">Précisions</th>
          </tr>
        </thead>
        <tbody>
          {acts.map((act) => (
            <tr key={act.id}>
              <td>{wordFor(STAFF_ACTS, act.act)}</td>
              <td>{act.count.toLocaleString('fr-FR')}</td>
              <td>{instantInWords(act.at)}</td>
              <td>{act.by}</td>
              <td>{detailInWords(act)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

const FILTER_WORDS: Readonly<Record<string, string>> = {
  text: 'recherche',
  state: 'état',
  actorKind: 'type',
  commune: 'commune',
  theme: 'thème',
  source: 'origine',
};

function detailInWords({ act, detail }: StaffAct): string {
  const words = (key: string) => (typeof detail[key] === 'string' ? detail[key] : '');
  if (act === 'mark-lifted') return words('reason');
  if (act === 'exported' && detail['mailing']) return `Destinataires de l’envoi nº\u00a0${Number(detail['mailing'])}`;
  if (act === 'exported') return filterInWords(detail['filter']);
  const bases: Readonly<Record<string, { readonly label: string }>> = CONSENT_BASES;
  const basis = bases[words('basis')]?.label ?? '';
  if (act === 'added')
    return [basis, words('outcome') === 'asked' ? 'confirmation demandée' : ''].filter(Boolean).join(', ');
  if (act !== 'imported') return '';
  return `${words('reference')}\u00a0: ${Number(detail['confirmed'])} inscrit·es, ${Number(detail['asked'])} interrogé·es, ${Number(detail['rejected'])} lignes refusées. ${basis}, ${dayInWords(words('day'))}\u00a0: «\u00a0${words('sentence')}\u00a0»`;
}

function filterInWords(filter: unknown): string {
  const set = Object.entries((filter ?? {}) as Record<string, string>);
  if (set.length === 0) return 'Tout l’annuaire';
  const known: Readonly<Record<string, string>> = { ...STATES, ...ACTOR_KINDS, ...SOURCES };
  return set.map(([key, value]) => `${FILTER_WORDS[key] ?? key}\u00a0: ${known[value] ?? value}`).join(', ');
}
