import { runCommand, usage } from './commands';
import { atShell } from './shell';

/** Commands of whoever operates identity: `npm run identity -- grant-sgg-admin EMAIL`. */
async function main(words: readonly string[]): Promise<number> {
  const outcome = await atShell(process.env, async (shell) => runCommand(words, shell));
  if (outcome === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  process[outcome.done ? 'stdout' : 'stderr'].write(`${outcome.text}\n`);
  return outcome.done ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`identity: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
