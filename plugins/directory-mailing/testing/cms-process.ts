import { bootCms, type BootOptions } from '../../../cms/testing/boot-cms.ts';

/** A whole CMS as a process of its own, to be killed. Its options are the first argument, as JSON. */
await bootCms(JSON.parse(process.argv[2] ?? '{}') as BootOptions);
process.send?.('ready');
