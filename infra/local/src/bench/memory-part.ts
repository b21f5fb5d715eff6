import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { freePorts } from '../ports';
import { Problem } from '../problem';
import { step } from '../steps';
import type { BenchRun } from './bench-run';
import { listCatalogue } from './catalogue';
import { medianOf } from './figures';
import { openInspector, type Inspector, type MemoryUse } from './inspector';
import { signInUsers, type BenchUser } from './notices';
import { showMegabytes, type Section } from './report';
import type { BenchStack, MeasuredProcess } from './stack';
import { createUserRequests, type KnownOrganizations } from './users';

const users = 50;
const halfMillis = 30_000;
/** A user reads what came before asking for more. */
const readingMillis = 100;
const organizations = 500;

/** One gateway with fifty users on connections of their own; memory after a forced collection tells growth from garbage. */
export async function measureMemory(stack: BenchStack, { interrupted }: BenchRun): Promise<Section> {
  const [inspectorPort] = (await freePorts(1)) as [number];
  const gateway = await stack.startGateway('ours', { nodeOptions: [`--inspect=127.0.0.1:${inspectorPort}`] });
  const known = await knownOrganizations(stack);
  const people = await signInUsers(stack, `http://127.0.0.1:${gateway.port}/graphql`);
  const inspector = await openInspector(inspectorPort);
  const atStart = await collected(inspector);
  const halves = [];
  for (const half of ['first', 'second']) {
    halves.push(await step(`${users} users, ${half} ${halfMillis / 1_000} s`, () => measureHalf({ gateway, known, people, inspector, interrupted })));
  }
  inspector.close();
  await gateway.stop();
  return sectionOf(atStart, halves);
}

interface Half {
  readonly requests: number;
  readonly during: MemoryUse;
  readonly after: MemoryUse;
}

function sectionOf(atStart: MemoryUse, halves: readonly Half[]): Section {
  const row = (name: string, { rss, heapUsed, external }: MemoryUse) => [name, showMegabytes(rss), (heapUsed / 1_048_576).toFixed(1), (external / 1_048_576).toFixed(1)];
  const [first, second] = halves;
  const growth = second!.after.heapUsed - first!.after.heapUsed;
  return {
    name: 'memory',
    how: `one gateway, ${users} users on connections of their own with published operations, twice ${halfMillis / 1_000} s, a forced collection after each`,
    header: ['', 'RSS MB', 'heap MB', 'external MB', 'requests'],
    rows: [
      row('at start, collected', atStart),
      ...halves.flatMap((half, index) => [
        [...row(`half ${index + 1}, median while asked`, half.during), String(half.requests)],
        row(`half ${index + 1}, collected`, half.after),
      ]),
      ['growth of the heap between the halves', '', (growth / 1_048_576).toFixed(1)],
    ],
    figures: { users, halfMillis, readingMillis, atStart, halves, growth },
  };
}

interface Crowd {
  readonly gateway: MeasuredProcess;
  readonly known: KnownOrganizations;
  readonly people: readonly BenchUser[];
  readonly inspector: Inspector;
  readonly interrupted: AbortSignal;
}

async function measureHalf({ gateway, known, people, inspector, interrupted }: Crowd): Promise<Half> {
  const requestOf = createUserRequests(known);
  const endsAt = performance.now() + halfMillis;
  const isOver = (): boolean => interrupted.aborted || performance.now() > endsAt;
  let requests = 0;
  const beUser = async (index: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { token } = people[index % people.length]!;
    for (let turn = index; !isOver(); turn += 1) {
      const { operation, body } = requestOf(turn);
      const answer = await post({ agent, port: gateway.port, token, body });
      if (answer.includes('"errors":')) throw new Problem(`${operation} was not answered: ${answer.slice(0, 300)}`);
      requests += 1;
      await pause(readingMillis);
    }
    agent.destroy();
  };
  const samples: MemoryUse[] = [];
  const watch = async (): Promise<void> => {
    for (; !isOver(); await pause(500)) samples.push(await inspector.memory());
  };
  await Promise.all([watch(), ...Array.from({ length: users }, (_none, index) => beUser(index))]);
  const median = (figure: keyof MemoryUse): number => medianOf(samples.map((sample) => sample[figure]));
  return { requests, during: { rss: median('rss'), heapUsed: median('heapUsed'), external: median('external') }, after: await collected(inspector) };
}

/** Twice: what a finalizer frees goes with the second. */
async function collected(inspector: Inspector): Promise<MemoryUse> {
  await inspector.collectGarbage();
  await inspector.collectGarbage();
  return inspector.memory();
}

interface Post {
  readonly agent: Agent;
  readonly port: number;
  readonly token: string;
  readonly body: string;
}

const post = ({ agent, port, token, body }: Post): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization: `Bearer ${token}` };
    const sent = request({ agent, port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers }, (response) => void text(response).then(resolve, reject));
    sent.on('error', reject).end(body);
  });

/** The catalogue as an earlier part left it, or filled now. */
async function knownOrganizations({ settings }: BenchStack): Promise<KnownOrganizations> {
  const databaseUrl = settings['REGISTRY_DATABASE_URL']!;
  const read = async (): Promise<KnownOrganizations> => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ id: string }>('SELECT organization_id AS id FROM catalogue_entry ORDER BY organization_id LIMIT 200');
    await client.end();
    return { ids: rows.map(({ id }) => id) };
  };
  const known = await read();
  if (known.ids.length > 0) return known;
  await step(`${organizations} organizations`, () => listCatalogue(databaseUrl, organizations));
  return read();
}
