import { runBench } from './bench';
import { runProgram } from './problem';

void runProgram(() => runBench(process.env));
