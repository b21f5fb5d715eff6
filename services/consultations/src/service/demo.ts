import { join } from 'node:path';
import { runProgram } from '@conect/service-kit';
import { runCommand } from './commands';

const formerYears = join(__dirname, '../../data/consultations-2015-2016.csv');

/** Fills the demonstration with the consultations of 2015 and 2016 and prints one line of JSON. */
runProgram('consultations demo', async () => {
  const outcome = await runCommand(['import', formerYears], process.env);
  if (outcome?.done !== true) throw new Error(outcome?.text ?? 'The demo data cannot be imported');
  process.stdout.write(`${JSON.stringify({ history: outcome.text.split('\n')[0] })}\n`);
});
