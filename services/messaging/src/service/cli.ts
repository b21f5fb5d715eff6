import { runCommandLine } from '@conect/service-kit';
import { runCommand, usage } from './commands';

/** Commands of whoever operates messaging: `npm run messaging -- verify-audit`. */
runCommandLine({ service: 'messaging', usage, run: (words) => runCommand(words, process.env) });
