import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Answered, answerOrRefuse } from '../../contract/answering.ts';
import { may } from '../../core/access.ts';
import { invalid } from '../../core/refusal.ts';
import type { RulesView } from '../../contract/screening.ts';
import type { CommentSurroundings } from '../comments/surroundings.ts';
import type { AdminUser, People } from '../services/people.ts';
import type { RulesDesk } from './rules-desk.ts';

interface Context extends Answered {
  readonly request: { readonly body?: unknown };
  readonly params: Readonly<Record<string, string>>;
  readonly state: { readonly user: AdminUser };
}
type Input = Readonly<Record<string, unknown>>;

export const rulesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const answering =
    (act: (desk: RulesDesk, input: Input, id: string, user: AdminUser) => Promise<unknown>, status = 200) =>
    async (context: Context): Promise<void> => {
      const { body } = context.request;
      const input = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Input) : {};
      const desk: RulesDesk = strapi.plugin('concertation').service('rulesDesk');
      const judged = async () => {
        try {
          return await act(desk, input, context.params['id'] ?? '', context.state.user);
        } catch (error) {
          throw refusalOf(error);
        }
      };
      await answerOrRefuse(context, judged, status);
    };

  return {
    read: answering(async (desk, _input, _id, user) => readableBy(strapi, user, await desk.view())),
    create: answering(async (desk, input) => desk.create(input), 201),
    change: answering(async (desk, input, id) => desk.change(id, input)),
    switchOn: answering(async (desk, { enabled }, id) => desk.switchOn(id, enabled === true)),
    remove: answering(async (desk, _input, id) => desk.remove(id)),
    sort: answering(async (desk, input) => desk.sort(input)),
    trial: answering(async (desk, input) => desk.trial(input)),
  };
};

/** Drafts of others have no title for who may not read them: a project may be unannounced. */
async function readableBy(strapi: Core.Strapi, user: AdminUser, view: RulesView): Promise<RulesView> {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const actor = await part<People>('people').actorOf(user);
  const known = await part<CommentSurroundings>('commentSurroundings').consultations({});
  const mayRead = (id: string) => {
    const ownership = known.get(id)?.ownership;
    return ownership !== undefined && may(actor, 'read', ownership);
  };
  return { ...view, consultations: view.consultations.filter(({ id }) => mayRead(id)) };
}

/** What the guard of the rows found, by field. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof errors.ValidationError)) return error;
  const found = (error.details as { errors?: readonly { path: readonly string[]; message: string }[] }).errors ?? [];
  return invalid(Object.fromEntries(found.map(({ path, message }) => [path.join('.'), message])), error.message);
}
