import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { LimitsSetting } from '@aggloforum/concertation/contract/limits.ts';
import { type BootedCms, bootCms } from '../../../../cms/testing/boot-cms.ts';
import { type Catcher, startCatcher } from '../../../../scripts/mail-catcher/catcher.ts';
import type { TemporaryPostgres } from '../../../publisher/testing/temporary-postgres.ts';
import { BEFORE, writeSettings } from '../opening-fixture.ts';
import { Citizen } from '../subscription-fixture.ts';

/** One CMS and one mail catcher for all cases of the sign-up, a clock, and somebody who signs up. */
export class SubscriptionHouse {
  readonly citizen = new Citizen(() => this.cms);
  readonly #folder = mkdtempSync(join(tmpdir(), 'aggloforum-sign-up-'));
  readonly #clock = join(this.#folder, 'clock');
  #catcher: Catcher | null = null;
  #cms: BootedCms | null = null;

  constructor(postgres: TemporaryPostgres | null) {
    before(async () => this.#open(postgres));
    after(async () => {
      await this.#cms?.stop();
      await this.#catcher?.stop();
      rmSync(this.#folder, { recursive: true, force: true });
    });
  }

  async #open(postgres: TemporaryPostgres | null): Promise<void> {
    this.#catcher = await startCatcher({ folder: join(this.#folder, 'mail'), webPort: 0, smtpPort: 0 });
    this.setClock(BEFORE);
    this.#cms = await bootCms({
      dataDir: join(this.#folder, 'data'),
      clock: this.#clock,
      smtpUrl: this.#catcher.smtpUrl,
      ...(postgres ? { databaseUrl: postgres.url } : {}),
    });
    await writeSettings(this.cms.strapi);
    await this.cms.strapi.documents('api::commune.commune').create({
      data: { name: 'Nîmes', slug: 'nimes', insee: '30189', member: true },
    });
  }

  get cms(): BootedCms {
    if (this.#cms === null) throw new Error('asked before it is there');
    return this.#cms;
  }

  get catcher(): Catcher {
    if (this.#catcher === null) throw new Error('asked before it is there');
    return this.#catcher;
  }

  get limits(): LimitsSetting {
    return this.cms.strapi.plugin('concertation').service('limits');
  }

  setClock(instant: string): void {
    writeFileSync(this.#clock, instant);
    utimesSync(this.#clock, new Date(), new Date());
  }

  rows(uid: string) {
    return this.cms.strapi.db.query(uid);
  }

  mailsTo(email: string) {
    return this.catcher.mailbox.list().filter(({ to }) => to.includes(email));
  }
}

export function confirmation(token: string | undefined): string {
  return `/api/directory-mailing/confirmations/${token}`;
}
