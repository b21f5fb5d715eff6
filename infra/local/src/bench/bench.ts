import { listenForInterruption } from '../interruption';
import { Problem } from '../problem';
import { withEmbedded } from '../test-servers';
import { measureAudit } from './audit-part';
import type { BenchRun } from './bench-run';
import { measureBus } from './bus-part';
import { measureConsultationsSearch } from './consultations-search-part';
import { measureContributions } from './contributions-part';
import { measureGateway } from './gateway-part';
import { measureGrouping } from './grouping-part';
import { measureIdle } from './idle-part';
import { measureImport } from './import-part';
import { measureInbox } from './inbox-part';
import { measureMemory } from './memory-part';
import { measureNotices } from './notices-part';
import { measureOpenData } from './open-data-part';
import { measureOpportunities } from './opportunities-part';
import { createRegisterSource } from './register-place';
import { formatReport, showMachine, surroundings, writeReport, type Section } from './report';
import { measureSearch } from './search-part';
import type { ServicePlace } from './service-place';
import { startBenchStack, type BenchStack } from './stack';
import { measureVolunteering } from './volunteering-part';

/** The parts that need all of CONECT, in the order in which they run: at rest first, then under load. */
const stackParts: Readonly<Record<string, (stack: BenchStack, run: BenchRun) => Promise<Section>>> = { idle: measureIdle, notices: measureNotices, gateway: measureGateway, memory: measureMemory, contributions: measureContributions, grouping: measureGrouping, inbox: measureInbox, volunteering: measureVolunteering };

/** The parts that need no process of CONECT to run beside them. */
const aloneParts: Readonly<Record<string, (run: BenchRun) => Promise<Section>>> = { bus: measureBus, import: measureImport, 'consultations-search': measureConsultationsSearch, opportunities: measureOpportunities };

/** The parts that look at a whole register, imported once for all of them. */
const registerParts: Readonly<Record<string, (run: BenchRun, place: ServicePlace) => Promise<Section>>> = {
  'open-data': measureOpenData,
  audit: measureAudit,
  search: measureSearch,
};

const partNames = [...Object.keys(aloneParts), ...Object.keys(registerParts), ...Object.keys(stackParts)];

/** The size of the real register. */
const realRegisterRows = 150_667;

/** `npm run bench [-- PART... [ROWS]]`: measures, on this machine and in one run, what only means something beside something else. Answers the exit code. */
export async function runBench(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { parts, registerRows } = readArguments(args);
  const machine = surroundings(new Date());
  const interrupted = listenForInterruption();
  const sections = await withEmbedded((servers) => runParts(parts, { servers, env, interrupted, registerRows }), interrupted, { durable: true });
  process.stdout.write(`\n${showMachine(machine)}\n\n${formatReport(sections)}\n\nKept in ${writeReport(machine, sections)}\n`);
  return 0;
}

/** The parts that were asked for, all of them when none was named, and how many rows a register shall have. */
export function readArguments(args: readonly string[]): { readonly parts: readonly string[]; readonly registerRows: number } {
  const isNumber = (arg: string): boolean => /^[1-9]\d{0,6}$/.test(arg);
  const names = args.filter((arg) => !isNumber(arg));
  const unknown = names.find((name) => !partNames.includes(name));
  if (unknown !== undefined) throw new Problem(`Unknown part ${unknown}: npm run bench takes ${partNames.join(', ')}, e.g. npm run bench -- bus.`);
  const parts = names.length === 0 ? partNames : partNames.filter((name) => names.includes(name));
  return { parts, registerRows: Number(args.find(isNumber) ?? realRegisterRows) };
}

async function runParts(parts: readonly string[], run: BenchRun): Promise<Section[]> {
  const sections: Section[] = [];
  const register = createRegisterSource(run);
  for (const name of parts.filter((one) => one in aloneParts)) sections.push(await aloneParts[name]!(run));
  for (const name of parts.filter((one) => one in registerParts)) sections.push(await registerParts[name]!(run, await register()));
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
