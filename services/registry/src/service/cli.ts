import './bounded-from-the-start';
import { runProgram } from '@conect/service-kit';
import { runCommand, usage } from './commands';
import { createProgressBar } from './progress-bar';

/** Commands of whoever operates the registry: `npm run registry -- import FILE`, `generate FILE`. */
runProgram('registry', async () => {
  const outcome = await runCommand(process.argv.slice(2), process.env, createProgressBar(process.stderr));
  if (outcome === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  process[outcome.done ? 'stdout' : 'stderr'].write(`${outcome.text}\n`);
  return outcome.done ? 0 : 1;
});
