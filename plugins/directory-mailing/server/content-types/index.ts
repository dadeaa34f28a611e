import { bounceTypes } from './bounces.ts';
import { deliveryTypes } from './deliveries.ts';
import { letterTypes } from './letters.ts';
import { mailingTypes } from './mailings.ts';
import { peopleTypes } from './people.ts';
import { staffTypes } from './staff.ts';

/** Plain columns rather than relations: a join table could not carry the unique keys on which "once" rests. */
export const contentTypes = {
  ...peopleTypes,
  ...mailingTypes,
  ...deliveryTypes,
  ...letterTypes,
  ...bounceTypes,
  ...staffTypes,
};

export { BOUNCE, BOUNCE_SEAL } from './bounces.ts';
export { DELIVERY } from './deliveries.ts';
export { LETTER, LETTER_COUNT } from './letters.ts';
export { MAILING, MAILING_ACT, MAILING_SETTING } from './mailings.ts';
export { CONSENT_RECORD, REQUEST, STAKEHOLDER, SUPPRESSION } from './people.ts';
export { RETENTION_SETTING, STAFF_ACT } from './staff.ts';
