import { createTransport } from 'nodemailer';

/** The peer: a pool of nodemailer as its manual shows it, composing each mail, unsigned, writing nothing down. */
interface Order {
  readonly url: string;
  readonly connections: number;
  readonly count: number;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

process.on('message', (order: Order) => void send(order));
process.on('disconnect', () => process.exit(0));

async function send({ url, connections, count, subject, html, text }: Order): Promise<void> {
  const pool = createTransport({ url, pool: true, maxConnections: connections, maxMessages: 1_000 });
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) {
      const number = next;
      next += 1;
      const link = `https://participer.example.org/participer/desinscription/k1.${number}`;
      await pool.sendMail({
        from: { name: 'Agglo forum', address: 'forum@example.org' },
        to: { name: `Personne ${number}`, address: `p${number}@example.org` },
        subject,
        html: html.replaceAll('%%LIEN-DESINSCRIPTION%%', link),
        text: text.replaceAll('%%LIEN-DESINSCRIPTION%%', link),
      });
    }
  };
  // A few more than there are connections, so that none waits for a message to be made.
  await Promise.all(Array.from({ length: connections * 2 }, one));
  pool.close();
  process.send?.('done');
}
