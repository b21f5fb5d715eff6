import { moveClock } from './move-clock';
import { runProgram } from './problem';

void runProgram(() => moveClock(process.argv.slice(2), process.env));
