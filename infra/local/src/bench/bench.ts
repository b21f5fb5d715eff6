import { listenForInterruption } from '../interruption';
import { Problem } from '../problem';
import { withEmbedded } from '../test-servers';
import type { BenchRun } from './bench-run';
import { measureBus } from './bus-part';
import { measureGateway } from './gateway-part';
import { measureIdle } from './idle-part';
import { measureMemory } from './memory-part';
import { formatReport, showMachine, surroundings, writeReport, type Section } from './report';
import { startBenchStack, type BenchStack } from './stack';

/** The parts that need all of CONECT, in the order in which they run: at rest first, then under load. */
const stackParts: Readonly<Record<string, (stack: BenchStack, run: BenchRun) => Promise<Section>>> = { idle: measureIdle, gateway: measureGateway, memory: measureMemory };

const partNames = ['bus', ...Object.keys(stackParts)];

/** `npm run bench [-- PART...]`: measures, on this machine and in one run, what only means something beside something else. Answers the exit code. */
export async function runBench(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const parts = partsOf(args);
  const machine = surroundings(new Date());
  const interrupted = listenForInterruption();
  const sections = await withEmbedded((servers) => runParts(parts, { servers, env, interrupted }), interrupted, { durable: true });
  process.stdout.write(`\n${showMachine(machine)}\n\n${formatReport(sections)}\n\nKept in ${writeReport(machine, sections)}\n`);
  return 0;
}

/** The parts that were asked for; all of them when none was named. */
export function partsOf(args: readonly string[]): readonly string[] {
  const unknown = args.find((arg) => !partNames.includes(arg));
  if (unknown !== undefined) throw new Problem(`Unknown part ${unknown}: npm run bench takes ${partNames.join(', ')}, e.g. npm run bench -- bus.`);
  return args.length === 0 ? partNames : partNames.filter((name) => args.includes(name));
}

async function runParts(parts: readonly string[], run: BenchRun): Promise<Section[]> {
  const sections = parts.includes('bus') ? [await measureBus(run)] : [];
  const ofStack = parts.filter((name) => name in stackParts);
  if (ofStack.length === 0) return sections;
  const stack = await startBenchStack(run);
  try {
    for (const name of ofStack) sections.push(await stackParts[name]!(stack, run));
  } finally {
    await stack.stop();
  }
  return sections;
}
