import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepFile } from './keep-file';
import { runProgramOf, type LocalRun } from './local-run';
import { programOf, services } from './stack';
import { step } from './steps';
import type { DemoAccount } from './welcome';

interface DemoOutcome {
  readonly accounts?: readonly DemoAccount[];
}

/** Loads the demo data once; its accounts are told at every start. */
export async function loadDemo(run: LocalRun, env: NodeJS.ProcessEnv): Promise<readonly DemoAccount[]> {
  const file = join(run.data, 'demo.json');
  if (!existsSync(file)) {
    const outcomes: DemoOutcome[] = [];
    for (const service of services.filter((name) => existsSync(programOf(name, 'demo')))) {
      const output = await step(`Demo data of ${service}`, () => runProgramOf(run, { service, program: 'demo', env }));
      outcomes.push(outcomeIn(output));
    }
    keepFile(file, JSON.stringify(outcomes));
  }
  const outcomes = JSON.parse(readFileSync(file, 'utf8')) as DemoOutcome[];
  return outcomes.flatMap(({ accounts }) => accounts ?? []);
}

/** A demo program's last line is its outcome as JSON; what it says before is for people. */
const outcomeIn = (output: string): DemoOutcome => JSON.parse(output.trim().split('\n').at(-1) || '{}') as DemoOutcome;
