import type { Core } from '@strapi/strapi';
import type { Disowned } from '../contract/letters-port.ts';
import { forgetInComments } from './comments/disowned.ts';
import { forgetInMessages } from './messages/own.ts';

/** Each form knows its own links by what their subject begins with. */
export const disowned = ({ strapi }: { strapi: Core.Strapi }): Disowned => ({
  forget: async (subject) => (await forgetInMessages(strapi, subject)) ?? forgetInComments(strapi, subject),
});
