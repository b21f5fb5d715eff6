import { runBackup } from './backup/backup-program';
import { runProgram } from './problem';

void runProgram(async () => {
  process.stdout.write(`${await runBackup(process.argv.slice(2), process.env)}\n`);
  return 0;
});
