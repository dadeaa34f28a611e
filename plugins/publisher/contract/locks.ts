/**
 * The one advisory lock of PostgreSQL that every publication waits for, whichever plugin begins it: two locks taken in
 * two orders would hold each other up for ever. Any number will do, as long as nobody else locks with it.
 */
export const PUBLICATION_LOCK = 7_205_116;
