import { errors } from '@strapi/utils';

interface ParserError {
  readonly status?: number;
  readonly httpCode?: number;
}

/**
 * A body that cannot be read is refused, by its status alone: the parser's own message holds a piece of what was sent,
 * which must not reach a log, and some of its errors would be a 500.
 */
export function refuseUnreadable({ status, httpCode }: ParserError): never {
  if ((status ?? httpCode) === 413) throw new errors.PayloadTooLargeError('Cet envoi est trop grand.');
  throw new errors.ApplicationError('Cet envoi est illisible.');
}
