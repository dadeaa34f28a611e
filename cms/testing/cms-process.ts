import { bootCms, type BootOptions } from './boot-cms.ts';

/** A whole CMS as a process of its own, until its parent lets go. Its options are the first argument, as JSON. */
const cms = await bootCms(JSON.parse(process.argv[2] ?? '{}') as BootOptions);
process.send?.(cms.url);
process.once('disconnect', () => {
  cms.stop(true).then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
