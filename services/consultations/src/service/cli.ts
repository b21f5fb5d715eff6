import { runCommandLine } from '@conect/service-kit';
import { runCommand, usage } from './commands';

/** Commands of whoever operates consultations: `npm run consultations -- verify-audit`. */
runCommandLine({ service: 'consultations', usage, run: (words) => runCommand(words, process.env) });
