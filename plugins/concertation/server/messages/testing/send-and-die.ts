import { randomUUID } from 'node:crypto';
import { Citizen } from '../../../../directory-mailing/testing/subscription-fixture.ts';
import { bootCms } from '../../../../../cms/testing/boot-cms.ts';
import { MESSAGES_PATH } from '../../../contract/messages.ts';

/** A process of its own that is sent a message and is killed at the step that it is told: `DATA_DIR step`. */
const [dataDir = '', step = ''] = process.argv.slice(2);
const cms = await bootCms({ dataDir });
const die = () => process.kill(process.pid, 'SIGKILL');
cms.strapi.db.lifecycles.subscribe({
  models: ['plugin::directory-mailing.letter'],
  afterCreate: () => void (step === 'receipt' && die()),
});
const citizen = new Citizen(() => cms);
const sending = { formToken: await citizen.formToken(), idempotencyKey: randomUUID() };
const form = { kind: 'question', subject: 'Bancs', body: 'Combien de bancs ?', email: 'ana@example.org', ...sending };
await citizen.ask('POST', MESSAGES_PATH, form);
die();
