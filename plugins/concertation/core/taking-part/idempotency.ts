/** Made by whoever sends, anew for what is meant anew: the same key is stored once. */
export const IDEMPOTENCY_KEY = /^[\w-]{16,64}$/;
