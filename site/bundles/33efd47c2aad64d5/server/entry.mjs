export { t as createApp } from "./chunks/entry_ByxTQLqK.mjs";
