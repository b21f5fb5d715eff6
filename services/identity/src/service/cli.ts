import { runProgram } from '@conect/service-kit';
import { runCommand, usage } from './commands';
import { atShell } from './shell';

/** Commands of whoever operates identity: `npm run identity -- grant-sgg-admin EMAIL`. */
runProgram('identity', async () => {
  const outcome = await atShell(process.env, async (shell) => runCommand(process.argv.slice(2), shell));
  if (outcome === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  process[outcome.done ? 'stdout' : 'stderr'].write(`${outcome.text}\n`);
  return outcome.done ? 0 : 1;
});
