import { availableParallelism } from 'node:os';
import { checks, generation, runChecks, type CheckOutcome } from './checks';
import { listenForInterruption } from './interruption';
import { jest } from './jest';
import { closingLine, totalsOf, type JestOutcome } from './jest-summary';
import { sweepLines, sweepMessages } from './message-sweep';
import { Problem, tell } from './problem';
import { withContainers } from './test-containers';
import { withEmbedded, type TestServers } from './test-servers';

interface TestRun {
  readonly heavy: boolean;
  /** Jest's own arguments: paths and patterns. With any, only these tests run. */
  readonly filters: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly interrupted: AbortSignal;
}

/** `npm test`: every check and test, or only the tests that the arguments name. Answers the exit code; its last line says how many passed and failed. */
export async function runTests(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const run: TestRun = { heavy: args.includes('--heavy'), filters: args.filter((arg) => arg !== '--heavy'), env, interrupted: listenForInterruption() };
  const outcomes = await checksOf(run);
  const { tests, messages } = await testsOf(run);
  if (run.interrupted.aborted) process.stdout.write('\nStopped: not everything ran.\n');
  const totals = totalsOf([...outcomes, ...messages], tests);
  process.stdout.write(`\n${closingLine(totals)}\n`);
  return totals.failed === 0 ? 0 : 1;
}

async function checksOf({ heavy, filters, interrupted }: TestRun): Promise<CheckOutcome[]> {
  const generated = await runChecks(generation, { parallel: 1, interrupted });
  if (heavy || filters.length > 0) return generated;
  return [...generated, ...(await runChecks(checks, { parallel: availableParallelism(), interrupted }))];
}

interface TestsOutcome {
  /** One for each run of Jest; null for one that left no report. */
  readonly tests: readonly (JestOutcome | null)[];
  /** One for each look at what the tests of a run left on Kafka. */
  readonly messages: readonly Pick<CheckOutcome, 'passed'>[];
}

const nothingRan: TestsOutcome = { tests: [null], messages: [] };

/** Every run of Jest, each with a PostgreSQL and a Kafka of its own: a broker opens a file for each partition of each topic, and all tests together make more of them than one may open. */
async function testsOf(run: TestRun): Promise<TestsOutcome> {
  const outcomes: TestsOutcome[] = [];
  for (const kinds of runsOf(run)) outcomes.push(await testsOfKinds(kinds, run));
  return { tests: outcomes.flatMap(({ tests }) => tests), messages: outcomes.flatMap(({ messages }) => messages) };
}

/** Jest with its servers, embedded, or in containers when TEST_CONTAINERS=1 asks for them; then a look at what the tests left on Kafka. */
async function testsOfKinds(kinds: readonly string[], { heavy, filters, env, interrupted }: TestRun): Promise<TestsOutcome> {
  if (interrupted.aborted) return nothingRan;
  const work = async ({ settings, folder }: TestServers): Promise<TestsOutcome> => {
    const outcome = await jest({ kinds, filters, folder, interrupted }, { ...env, ...settings, CONECT_HEAVY: heavy ? '1' : '' });
    return { tests: [outcome], messages: [{ passed: await messagesPass(settings, interrupted) }] };
  };
  try {
    const outcome = env['TEST_CONTAINERS'] === '1' ? await withContainers(work) : await withEmbedded(work, interrupted);
    if (outcome.tests.includes(null) && !interrupted.aborted) tell(new Problem('Jest ended without a report: the lines above say why.'));
    return outcome;
  } catch (error) {
    if (!interrupted.aborted) tell(error);
    return nothingRan;
  }
}

/** Everything is run in a process for each kind, so that none grows for too long; what filters choose, in one, for they may choose nothing of a kind. */
function runsOf({ heavy, filters }: Pick<TestRun, 'heavy' | 'filters'>): readonly (readonly string[])[] {
  if (heavy) return [['heavy']];
  const kinds = ['unit', 'int', 'e2e'];
  return filters.length > 0 ? [kinds] : kinds.map((kind) => [kind]);
}

/** Every message that a test's publisher sent and its consumers read must be as its published schema says. */
async function messagesPass({ TEST_KAFKA_BROKERS: brokers = '' }: TestServers['settings'], interrupted: AbortSignal): Promise<boolean> {
  if (interrupted.aborted) return false;
  try {
    const sweep = await sweepMessages({ brokers: brokers.split(',') });
    for (const line of sweepLines(sweep)) process.stdout.write(`${line}\n`);
    return sweep.broken.length === 0;
  } catch (error) {
    tell(error);
    return false;
  }
}
