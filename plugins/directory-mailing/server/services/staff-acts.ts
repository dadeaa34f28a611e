import type { Core } from '@strapi/strapi';
import type { StaffAct } from '../../contract/directory.ts';
import type { STAFF_ACTS } from '../../core/directory/labels.ts';
import { STAFF_ACT } from '../content-types/index.ts';
import { settingsOf } from '../settings.ts';

export interface NewStaffAct {
  readonly act: keyof typeof STAFF_ACTS;
  readonly by: string;
  readonly count: number;
  readonly detail?: Readonly<Record<string, unknown>>;
}

const SHOWN = 200;

/** Append-only: what the staff did with the directory. Written in the transaction of the act. */
export const staffActs = ({ strapi }: { strapi: Core.Strapi }) => {
  const { clock } = settingsOf(strapi);
  const rows = () => strapi.db.query(STAFF_ACT);

  const record = async ({ detail = {}, ...act }: NewStaffAct): Promise<void> => {
    await rows().create({ data: { ...act, detail, at: new Date(clock.now()).toISOString() } });
  };

  /** The newest first. */
  const list = async (): Promise<StaffAct[]> => {
    const found: StaffAct[] = await rows().findMany({ orderBy: { id: 'desc' }, limit: SHOWN });
    return found.map(({ id, act, by, at, count, detail }) => ({ id, act, by, at, count, detail: detail ?? {} }));
  };

  return { record, list };
};

export type StaffActs = ReturnType<typeof staffActs>;
