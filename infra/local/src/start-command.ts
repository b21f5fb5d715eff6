import { runProgram } from './problem';
import { start } from './start';

void runProgram(() => start(process.argv.slice(2), process.env));
