import { runCommandLine } from '@conect/service-kit';
import { runCommand, usage } from './commands';

/** Commands of whoever operates volunteering: `npm run volunteering -- verify-audit`. */
runCommandLine({ service: 'volunteering', usage, run: (words) => runCommand(words, process.env) });
