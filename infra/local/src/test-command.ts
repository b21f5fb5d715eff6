import { runProgram } from './problem';
import { runTests } from './run-tests';

void runProgram(() => runTests(process.argv.slice(2), process.env));
