import { runAuthenticator } from './authenticator-program';
import { runProgram } from './problem';

void runProgram(() => runAuthenticator(process.argv.slice(2), { env: process.env, print: (line) => void process.stdout.write(`${line}\n`) }));
