import { runProgram } from '@conect/service-kit';
import { createDemoAccounts } from './demo-accounts';
import { atShell } from './shell';

/** Makes the demonstration's accounts and prints them as one line of JSON. */
runProgram('identity demo', async () => {
  const accounts = await atShell(process.env, createDemoAccounts);
  process.stdout.write(`${JSON.stringify({ accounts })}\n`);
});
