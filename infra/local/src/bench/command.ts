import { runProgram } from '../problem';
import { runBench } from './bench';

void runProgram(() => runBench(process.argv.slice(2), process.env));
