/**
 * For a process that makes a thousand short-lived texts a second and keeps next to nothing: a small nursery is emptied
 * more often, and the process stays small.
 */
export const SENDER_FLAGS = ['--max-semi-space-size=8', '--heap-growing-percent=30'] as const;
