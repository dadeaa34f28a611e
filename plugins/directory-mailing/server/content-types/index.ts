import { deliveryTypes } from './deliveries.ts';
import { letterTypes } from './letters.ts';
import { mailingTypes } from './mailings.ts';
import { peopleTypes } from './people.ts';

/** Plain columns rather than relations: a join table could not carry the unique keys on which "once" rests. */
export const contentTypes = { ...peopleTypes, ...mailingTypes, ...deliveryTypes, ...letterTypes };

export { DELIVERY, LEASE } from './deliveries.ts';
export { LETTER, LETTER_COUNT } from './letters.ts';
export { MAILING, MAILING_ACT, MAILING_SETTING } from './mailings.ts';
export { CONSENT_RECORD, REQUEST, STAKEHOLDER, SUPPRESSION } from './people.ts';
