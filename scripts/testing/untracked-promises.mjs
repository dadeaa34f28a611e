import { createHook } from 'node:async_hooks';

/**
 * Loaded before each test file. The test runner follows every promise of its process, to tell which test an error that
 * nobody caught belongs to; promises then cost five to nine times as much, and a CMS in that process is made of them.
 * Here it follows everything but promises, as `createHook({ trackPromises: false })` does: such an error is laid to the
 * file instead. Decision 0022. Without that option, in another Node, nothing is changed.
 */
const sample = createHook({ trackPromises: false });
const untracked = Object.getOwnPropertySymbols(sample).find(({ description }) => description === 'kNoPromiseHook');
const hooks = Object.getPrototypeOf(sample);
const { enable } = hooks;
if (untracked) {
  hooks.enable = function enableWithoutPromises() {
    this[untracked] = true;
    return enable.call(this);
  };
}
