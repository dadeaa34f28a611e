/** Registered by the server of this plugin; only the server decides. */
export const MANAGE = [{ action: 'plugin::directory-mailing.mailing.manage', subject: null }];
