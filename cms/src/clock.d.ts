/** The compiled CMS loads the publisher's clock as it is; only its shape is needed to compile. */
export function createClock(setting: string | undefined): { now(): number };
