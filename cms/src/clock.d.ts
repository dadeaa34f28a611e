/** The compiled CMS loads the clock as it is; only its shape is needed to compile. */
declare module '@aggloforum/publisher/clock' {
  export function createClock(setting: string | undefined): { now(): number };
}
