import { readSettings } from './environment.ts';
import { runStack } from './stack/run-stack.ts';

try {
  await runStack(readSettings());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
