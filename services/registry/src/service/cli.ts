import './bounded-from-the-start';
import { runCommandLine } from '@conect/service-kit';
import { runCommand, usage } from './commands';
import { createProgressBar } from './progress-bar';

/** Commands of whoever operates the registry: `npm run registry -- import FILE`, `generate FILE`. */
runCommandLine({ service: 'registry', usage, run: (words) => runCommand(words, process.env, createProgressBar(process.stderr)) });
