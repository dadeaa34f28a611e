import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { invalid, Refusal } from '../../core/refusal.ts';
import type { RulesDesk } from './rules-desk.ts';

interface Context {
  readonly request: { readonly body?: unknown };
  readonly params: Readonly<Record<string, string>>;
  body: unknown;
  status: number;
}
type Input = Readonly<Record<string, unknown>>;

export const rulesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const answering =
    (act: (desk: RulesDesk, input: Input, id: string) => Promise<unknown>, status = 200) =>
    async (context: Context): Promise<void> => {
      const { body } = context.request;
      const input = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Input) : {};
      try {
        context.body = await act(strapi.plugin('concertation').service('rulesDesk'), input, context.params['id'] ?? '');
        context.status = status;
      } catch (error) {
        const refusal = refusalOf(error);
        context.status = refusal.status;
        context.body = refusal.body;
      }
    };

  return {
    read: answering(async (desk) => desk.view()),
    create: answering(async (desk, input) => desk.create(input), 201),
    change: answering(async (desk, input, id) => desk.change(id, input)),
    switchOn: answering(async (desk, { enabled }, id) => desk.switchOn(id, enabled === true)),
    remove: answering(async (desk, _input, id) => desk.remove(id)),
    sort: answering(async (desk, input) => desk.sort(input)),
    trial: answering(async (desk, input) => desk.trial(input)),
  };
};

/** What the guard of the rows found, by field; anything else is a fault of ours. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (!(error instanceof errors.ValidationError)) throw error;
  const found = (error.details as { errors?: readonly { path: readonly string[]; message: string }[] }).errors ?? [];
  return invalid(Object.fromEntries(found.map(({ path, message }) => [path.join('.'), message])), error.message);
}
