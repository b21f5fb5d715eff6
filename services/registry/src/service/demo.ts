import { join } from 'node:path';
import { runProgram } from '@conect/service-kit';
import { runCommand } from './commands';

const sample = join(__dirname, '../../data/national-register-sample.csv');

/** Fills the demonstration's catalogue with entries of the national register and prints one line of JSON. */
runProgram('registry demo', async () => {
  const outcome = await runCommand(['import', sample], process.env, () => {});
  if (outcome?.done !== true) throw new Error(outcome?.text ?? 'The demo data cannot be imported');
  process.stdout.write(`${JSON.stringify({ register: outcome.text.split('\n')[0] })}\n`);
});
