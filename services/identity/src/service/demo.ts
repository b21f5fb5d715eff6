import { createDemoAccounts } from './demo-accounts';
import { atShell } from './shell';

/** Makes the demonstration's accounts and prints them as one line of JSON. */
atShell(process.env, createDemoAccounts).then(
  (accounts) => process.stdout.write(`${JSON.stringify({ accounts })}\n`),
  (error: unknown) => {
    process.stderr.write(`identity demo: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
