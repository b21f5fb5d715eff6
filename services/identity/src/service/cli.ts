import { runCommandLine } from '@conect/service-kit';
import { runCommand, usage } from './commands';
import { atShell } from './shell';

/** Commands of whoever operates identity: `npm run identity -- grant-sgg-admin EMAIL`. */
runCommandLine({ service: 'identity', usage, run: (words) => atShell(process.env, async (shell) => runCommand(words, shell)) });
