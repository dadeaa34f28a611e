import type { Core } from '@strapi/strapi';
import type { ManyAnswered } from '../../contract/message-desk.ts';
import { filled } from '../../core/messages/advice.ts';
import type { MessageActor } from '../../core/messages/access.ts';
import { Refusal } from '../../core/refusal.ts';
import type { MessageActs } from './acts.ts';
import { answerIn, slotsOf } from './answers.ts';
import { type MessageKit, messageKitOf } from './kit.ts';
import { type MessageRow, messagesIn } from './message-rows.ts';

interface Asked {
  readonly id: string;
  readonly version: number;
}

interface Ready {
  readonly row: MessageRow;
  readonly text: string;
}

/** One text for several people, each greeted by their own name: all of them are answered, or none is. */
export const manyMessages = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: MessageKit | undefined;
  const kit = (): MessageKit => (made ??= messageKitOf(strapi));
  const acts = () => strapi.plugin('concertation').service('messageActs') as MessageActs;

  const ready = async (actor: MessageActor, { id, version }: Asked, typed: string): Promise<Ready> => {
    const row = await acts().judged(actor, id, { act: 'answered', version, text: typed });
    return { row, text: answerIn(filled(typed, await slotsOf(kit(), row))) };
  };

  const answer = async (actor: MessageActor, asked: readonly Asked[], typed: string): Promise<ManyAnswered> => {
    answerIn(typed);
    const all: Ready[] = [];
    const refusals = new Map<string, Refusal>();
    for (const [index, one] of asked.entries()) {
      const found = await refusalOr(async () => ready(actor, one, typed));
      if (found instanceof Refusal) refusals.set(await nameOf(strapi, one.id, index, found), found);
      else all.push(found);
    }
    if (refusals.size > 0) throw notAll(refusals);
    await strapi.db.transaction(async ({ trx }) => {
      // In one order for everybody: two colleagues who take some of the same messages wait, and never for each other.
      for (const { row, text } of all.toSorted((a, b) => a.row.id - b.row.id)) {
        const wanted = { act: 'answered', version: row.version, text } as const;
        const done = await refusalOr(async () => acts().carryOut(trx, actor, row, wanted));
        if (done instanceof Refusal) throw notAll(new Map([[row.reference, done]]));
      }
    });
    for (const { row } of all) kit().log('message-answered', { message: row.documentId });
    return { answered: all.map(({ row }) => row.reference) };
  };

  return { answer };
};

export type ManyMessages = ReturnType<typeof manyMessages>;

async function refusalOr<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** What one may not read has no reference: its place in the list says which it is. */
async function nameOf(strapi: Core.Strapi, id: string, index: number, { status }: Refusal): Promise<string> {
  const row = status === 404 ? null : await messagesIn(strapi).findOne({ where: { documentId: id } });
  return row?.reference ?? `${index + 1}${index === 0 ? 'ᵉʳ' : 'ᵉ'} message de la liste`;
}

/** Says of each message that stands in the way why it does. */
function notAll(refusals: ReadonlyMap<string, Refusal>): Refusal {
  const told = [...refusals].map(([name, refusal]) => `${name}\u00a0: ${whyNot(refusal)}`);
  const message = ['Rien n’est parti, à personne.', ...told].join(' ');
  const [first] = refusals.values();
  return new Refusal(first?.status ?? 409, { error: { code: 'not-all', message } }, message);
}

interface Body {
  readonly by?: string;
  readonly error?: { readonly message: string; readonly fields?: Readonly<Record<string, string>> };
}

function whyNot({ body }: Refusal): string {
  const { by, error } = body as Body;
  if (error === undefined) return `${by || 'quelqu’un'} a agi sur ce message entre-temps.`;
  return Object.values(error.fields ?? {}).join(' ') || error.message;
}
