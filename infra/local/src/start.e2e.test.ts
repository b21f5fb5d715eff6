import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from './local-settings';
import { freePorts } from './ports';
import { startTimeOf } from './process-identity';

jest.setTimeout(300_000);

const data = mkdtempSync(join(tmpdir(), 'start-'));
const ready = 'Ctrl-C stops everything';
const portSettings = ['GATEWAY_PORT', 'IDENTITY_PORT', 'REGISTRY_PORT', 'MESSAGING_PORT', 'CONSULTATIONS_PORT', 'VOLUNTEERING_PORT', 'POSTGRES_PORT', 'KAFKA_PORT', 'KAFKA_CONTROLLER_PORT', 'SMTP_CATCHER_PORT'];
let ports: Record<string, string>;

/** `npm start` without npm: the program that it goes on with, in the data folder of this test. */
interface Start {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly prints: (text: string) => Promise<void>;
  readonly ends: () => Promise<number | null>;
}

function start(changes: Readonly<Record<string, string>> = {}): Start {
  const child = spawn(process.execPath, [join(repositoryRoot, 'infra', 'local', 'dist', 'start-command.js')], {
    cwd: repositoryRoot,
    env: { ...process.env, NODE_ENV: 'development', NODE_OPTIONS: '', CONECT_DATA_DIR: data, ...ports, ...changes },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  return {
    child,
    output: () => text,
    ends: () => ended,
    prints: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => void (text.includes(wanted) && resolve());
        for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
        look();
        void ended.then(() => (text.includes(wanted) ? resolve() : reject(new Error(`It ended without printing "${wanted}":\n${text}`))));
      }),
  };
}

/** The pids that a run has noted; read while it runs. */
function notedPids(): Record<string, number> {
  const run = join(data, 'run');
  return Object.fromEntries(readdirSync(run).map((file) => [file.replace('.json', ''), (JSON.parse(readFileSync(join(run, file), 'utf8')) as { pid: number }).pid]));
}

const living = (pids: Readonly<Record<string, number>>): string[] => Object.keys(pids).filter((name) => startTimeOf(pids[name]!) !== '');

async function ask<Body>(query: string): Promise<Body> {
  const response = await fetch(`http://127.0.0.1:${ports['GATEWAY_PORT']}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Body;
}

const firstQuery = (): string => readFileSync(join(repositoryRoot, 'gateway', 'operations', 'find-organizations.graphql'), 'utf8').trim();

beforeAll(async () => {
  const free = await freePorts(portSettings.length);
  ports = Object.fromEntries(portSettings.map((setting, index) => [setting, String(free[index])]));
  mkdirSync(join(data, 'run'), { recursive: true });
});

it('says which port is taken and how to choose another, and leaves nothing running', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(Number(ports['REGISTRY_PORT']), '127.0.0.1', resolve));

  const run = start();

  expect(await run.ends()).toBe(1);
  expect(run.output()).toContain(`Port ${ports['REGISTRY_PORT']} (REGISTRY_PORT) is used by another program`);
  expect(readdirSync(join(data, 'run'))).toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});

it('stops in order when interrupted in the middle', async () => {
  const run = start();
  await run.prints('Kafka ... ');
  const pids = notedPids();
  run.child.kill('SIGTERM');

  expect(await run.ends()).toBe(1);
  expect(run.output().trim().split('\n').at(-1)).toBe('Stopped before everything had started.');
  expect(Object.keys(pids)).toEqual(expect.arrayContaining(['postgres', 'supervisor']));
  expect(living(pids)).toEqual([]);
});

it('shows each step, ends with what a newcomer needs, and Ctrl-C stops all of it', async () => {
  const run = start();
  await run.prints(ready);
  const pids = notedPids();

  for (const line of [/^PostgreSQL \.\.\. [\d.]+ s$/m, /^Kafka \.\.\. /m, /^Migrating identity, registry, messaging, consultations, volunteering \.\.\. /m, /^Demo data of registry \.\.\. /m, /^Starting gateway \.\.\. /m]) {
    expect(run.output()).toMatch(line);
  }
  expect(run.output()).toContain(`Graph   http://127.0.0.1:${ports['GATEWAY_PORT']}/graphql`);
  expect(run.output()).toMatch(/Mails {3}file:\/\/.*\/mail$/m);
  expect(run.output()).toContain('victor@demo.conect.local');
  expect(run.output()).toContain(firstQuery());
  expect(await ask(firstQuery())).not.toHaveProperty('errors');
  const story = `{ organizationByCui(cui: "28765437") { legalName status activities(first: 5) { totalCount } interestRecords { status institution { type } } }
    former: consultations(filter: { statuses: [ARCHIVED] }) { totalCount }
    consultations(first: 5, search: "împădurire", filter: { statuses: [OPEN] }) { nodes { status contributions(first: 5) { nodes { organization { legalName } authorName } } debate { status } } } }`;
  expect(await ask(story)).toEqual({
    data: {
      organizationByCui: { legalName: 'Asociația Țarnița Verde', status: 'ACTIVE', activities: { totalCount: 2 }, interestRecords: [{ status: 'CONFIRMED', institution: { type: 'MINISTRY' } }] },
      former: { totalCount: 2_755 },
      consultations: {
        nodes: [{ status: 'OPEN', contributions: { nodes: [{ organization: { legalName: 'Asociația Țarnița Verde' }, authorName: null }, { organization: null, authorName: 'P. I.' }] }, debate: { status: 'REQUESTED' } }],
      },
    },
  });

  const volunteering = `{ opportunities(near: { localityId: "54984", radiusKm: 20 }) { totalCount edges { node { title isOpenToMinors shifts { places } organization { legalName } } } } remote: opportunities(filter: { isRemote: true }) { totalCount } }`;
  expect(await ask(volunteering)).toMatchObject({ data: { opportunities: { totalCount: 2 }, remote: { totalCount: 1 } } });
  const [, code] = /verified by its code ([0-9A-Z-]+):/.exec(run.output())!;
  expect(await ask(`{ verifyCertificate(code: "${code}", fullName: "Paul Marin") { status minutes initials nameMatches organization { legalName } } }`)).toEqual({
    data: { verifyCertificate: { status: 'VALID', minutes: 270, initials: 'P. M.', nameMatches: true, organization: { legalName: 'Asociația Țarnița Verde' } } },
  });
  const [page] = new RegExp(`http://\\S+/certificates/${code}`).exec(run.output())!;
  expect(await (await fetch(page)).text()).toContain('Asociația Țarnița Verde');

  run.child.kill('SIGINT');
  expect(await run.ends()).toBe(0);
  expect(Object.keys(pids).sort()).toEqual(['consultations', 'gateway', 'identity', 'kafka', 'messaging', 'postgres', 'registry', 'supervisor', 'volunteering']);
  expect(living(pids)).toEqual([]);
  expect(readdirSync(join(data, 'run'))).toEqual([]);
});

it('keeps the data, refuses a second run of the folder, and after a kill -9 stops what was left and starts again', async () => {
  const killed = start();
  await killed.prints(ready);
  const left = notedPids();
  const { data: before } = await ask<{ data: { organizations: { totalCount: number } } }>('{ organizations { totalCount } }');
  const beside = start();
  expect(await beside.ends()).toBe(1);
  expect(beside.output()).toContain(`CONECT already runs from this folder (process ${killed.child.pid})`);
  killed.child.kill('SIGKILL');
  await killed.ends();

  const run = start();
  await run.prints(ready);

  expect(killed.output()).not.toContain('Demo data');
  expect(run.output()).toContain('Stopped what an earlier start left behind: consultations, gateway, identity, messaging, registry, volunteering, kafka, postgres');
  expect(living(left)).toEqual([]);
  expect(before.organizations.totalCount).toBeGreaterThan(0);
  expect(await ask('{ organizations { totalCount } }')).toEqual({ data: before });

  const pids = notedPids();
  process.kill(pids['postgres']!, 'SIGKILL');
  expect(await run.ends()).toBe(1);
  expect(run.output()).toContain('postgres ended with SIGKILL, so everything stops');
  expect(living(pids)).toEqual([]);
});
