/** Registered by the server of this plugin; only the server decides. */
export const STEER = [{ action: 'plugin::publisher.publication.steer', subject: null }];
