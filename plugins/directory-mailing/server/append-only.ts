import type { Core } from '@strapi/strapi';
import { CONSENT_RECORD, MAILING_ACT } from './content-types/index.ts';

/** Lines of proof stay as they were written; of a consent, erasure takes all lines of a person away. */
export function keepProofs({ db }: Core.Strapi): void {
  const refuse = ({ model, action }: { model: { uid: string }; action: string }): never => {
    throw new Error(`${model.uid}: a line of proof stays as it was written (${action})`);
  };
  db.lifecycles.subscribe({ models: [CONSENT_RECORD, MAILING_ACT], beforeUpdate: refuse, beforeUpdateMany: refuse });
  db.lifecycles.subscribe({ models: [MAILING_ACT], beforeDelete: refuse, beforeDeleteMany: refuse });
}
