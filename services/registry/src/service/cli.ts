import { runCommand, usage } from './commands';
import { createProgressBar } from './progress-bar';
import { atShell } from './shell';

/** Commands of whoever operates the registry: `npm run registry -- import FILE`. */
async function main(words: readonly string[]): Promise<number> {
  const outcome = await atShell(process.env, (shell) => runCommand(words, shell, createProgressBar(process.stderr)));
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
    process.stderr.write(`registry: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
