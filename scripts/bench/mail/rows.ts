import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { compose } from '../../../plugins/directory-mailing/core/compose.ts';
import { UNSUBSCRIBE_SLOT } from '../../../plugins/directory-mailing/core/letter.ts';
import type { openMailDatabase } from '../../../plugins/directory-mailing/server/sending/mail-database.ts';
import { DELIVERIES, MAILINGS, STAKEHOLDERS } from '../../../plugins/directory-mailing/server/sending/tables.ts';

type Database = ReturnType<typeof openMailDatabase>;

const ROWS_AT_ONCE = 100;
/** Slower than the slowest peer: a run that falls behind it is stuck. Mails a second. */
const LEAST_RATE = 60;
const START = 120_000;

/** A letter of the usual size. */
export const FROZEN = compose({
  siteName: 'Agglo forum',
  organisation: 'Agglomération d’exemple',
  siteUrl: 'https://participer.example.org',
  demo: false,
  subject: 'Donnez votre avis\u00a0: un chemin à l’ombre',
  preheader: 'La consultation est ouverte.',
  eyebrow: 'La consultation est ouverte',
  title: 'Un chemin à l’ombre',
  paragraphs: ['De la gare au marché, sous les arbres, à pied et à vélo. '.repeat(8)],
  facts: [
    { label: 'Projet', value: 'Voie verte' },
    { label: 'Quand', value: 'Jusqu’au jeudi 24 décembre 2026' },
  ],
  action: { label: 'Lire le dossier et participer', url: 'https://participer.example.org/projets/voie-verte/avis/' },
  ways: ['Par courriel\u00a0: avis@example.org', 'Sur place\u00a0: Mairie, 1 rue d’Essai'],
  why: 'Vous recevez ce message parce que vous êtes inscrit·e à l’annuaire d’acteurs.',
  leave: { label: 'Ne plus recevoir ces messages', url: UNSUBSCRIBE_SLOT },
  contact: 'forum@example.org',
});

/** A mailing, queued, to as many people; answers its id. */
export async function queuePeople(db: Database, count: number): Promise<number> {
  return db.transaction(async (trx) => {
    await trx(DELIVERIES).del();
    await trx(STAKEHOLDERS).del();
    const stamp = randomUUID();
    const made = { document_id: stamp, key: stamp, consultation: 'c', occasion: 'opens', state: 'queued' };
    const [mailing]: { id: number }[] = await trx(MAILINGS)
      .insert({ ...made, ...FROZEN, frozen_at: new Date().toISOString() })
      .returning('id');
    const id = mailing?.id ?? 0;
    for (let from = 0; from < count; from += ROWS_AT_ONCE) {
      const numbers = Array.from({ length: Math.min(ROWS_AT_ONCE, count - from) }, (_, index) => from + index);
      const people: { id: number }[] = await trx(STAKEHOLDERS)
        .insert(
          numbers.map((number) => ({
            document_id: randomUUID(),
            email: `p${number}@example.org`,
            name: `Personne ${number}`,
            state: 'confirmed',
          })),
        )
        .returning('id');
      await trx(DELIVERIES).insert(
        people.map((person) => ({
          document_id: randomUUID(),
          mailing_id: id,
          stakeholder_id: person.id,
          state: 'queued',
          epoch: 0,
          attempts: 0,
        })),
      );
    }
    return id;
  });
}

/** Throws when the sender ends, or goes slower than anything would. */
export async function waitUntilFinished(db: Database, mailing: number, sender: ChildProcess): Promise<void> {
  const people = Object.values(await statesOf(db, mailing)).reduce((total, count) => total + count, 0);
  const deadline = performance.now() + START + (people / LEAST_RATE) * 1_000;
  for (;;) {
    const { state } = await db(MAILINGS).where({ id: mailing }).first('state');
    if (state === 'finished') return;
    if (sender.exitCode !== null || sender.signalCode !== null) throw new Error('L’expéditeur s’est arrêté.');
    if (performance.now() > deadline)
      throw new Error(`L’envoi va à moins de ${LEAST_RATE} messages par seconde : il est bloqué.`);
    await pause(250);
  }
}

export async function statesOf(db: Database, mailing: number): Promise<Record<string, number>> {
  const rows: { state: string; count: number }[] = await db(DELIVERIES)
    .where({ mailing_id: mailing })
    .groupBy('state')
    .select('state')
    .count({ count: '*' });
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}
