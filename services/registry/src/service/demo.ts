import { join } from 'node:path';
import { runCommand } from './commands';
import { atShell } from './shell';

const sample = join(__dirname, '../../data/national-register-sample.csv');

/** Fills the demonstration's catalogue with entries of the national register and prints one line of JSON. */
atShell(process.env, (shell) => runCommand(['import', sample], shell, () => {})).then(
  (outcome) => {
    if (outcome?.done !== true) throw new Error(outcome?.text ?? 'The demo data cannot be imported');
    process.stdout.write(`${JSON.stringify({ register: outcome.text.split('\n')[0] })}\n`);
  },
).catch((error: unknown) => {
  process.stderr.write(`registry demo: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
