import { runProgram } from '@conect/service-kit';
import { runCommand, usage } from './commands';

/** Commands of whoever operates consultations: `npm run consultations -- verify-audit`. */
runProgram('consultations', async () => {
  const outcome = await runCommand(process.argv.slice(2), process.env);
  if (outcome === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  process[outcome.done ? 'stdout' : 'stderr'].write(`${outcome.text}\n`);
  return outcome.done ? 0 : 1;
});
