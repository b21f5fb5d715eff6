import { createServer, type AddressInfo } from 'node:net';
import { Problem } from './problem';

/** A port that this run needs, and the setting that chooses it. */
export interface NeededPort {
  readonly port: number;
  readonly setting: string;
  /** The address it will be opened on; the loopback address when absent. */
  readonly host?: string | undefined;
}

type PortState = 'free' | 'taken' | 'forbidden' | 'no such address';

/** Fails with one sentence when two settings name one port, or a port cannot be had. */
export async function assertPortsFree(needed: readonly NeededPort[]): Promise<void> {
  assertDifferent(needed);
  const states = await Promise.all(needed.map(async (need) => ({ ...need, state: await stateOf(need) })));
  const forbidden = states.find(({ state }) => state === 'forbidden');
  if (forbidden) throw new Problem(`This user may not open port ${forbidden.port}: set ${forbidden.setting} to a port from 1024 on.`);
  const nowhere = states.find(({ state }) => state === 'no such address');
  if (nowhere) throw new Problem(`This machine has no address ${nowhere.host}: set HOST to one that it has, or leave it out.`);

  const taken = states.filter(({ state }) => state === 'taken');
  if (taken.length === 0) return;
  const others = await Promise.all(taken.map(async ({ port, setting }) => `${setting}=${await portNear(port)}`));
  const one = taken.length === 1;
  const list = taken.map(({ port, setting }) => `${port} (${setting})`).join(', ');
  throw new Problem(
    `Port${one ? '' : 's'} ${list} ${one ? 'is' : 'are'} used by another program: stop that program, or choose ${one ? 'another port' : 'other ports'}: ${others.join(' ')} npm start.`,
  );
}

function assertDifferent(needed: readonly NeededPort[]): void {
  for (const { port, setting } of needed) {
    const twin = needed.find((other) => other.port === port && other.setting !== setting);
    if (twin) throw new Problem(`${setting} and ${twin.setting} are both ${port}: give each its own port.`);
  }
}

function stateOf({ port, host = '127.0.0.1' }: NeededPort): Promise<PortState> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (error.code === 'EACCES') resolve('forbidden');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') resolve('no such address');
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('free')));
  });
}

// Ports of other protocols that the Fetch standard makes browsers (and Node's fetch) refuse.
const refusedByBrowsers: ReadonlySet<number> = new Set([1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080]);

/** Whether a browser would open an address with this port. */
export const isOpenToBrowsers = (port: number): boolean => !refusedByBrowsers.has(port);

/** A port to propose instead: a thousand further when that is free, so that a second checkout's ports stay easy to remember. */
async function portNear(port: number): Promise<number> {
  const further = port + 1000;
  if (further <= 65_535 && isOpenToBrowsers(further) && (await stateOf({ port: further, setting: '' })) === 'free') return further;
  return (await freePorts(1))[0]!;
}

/** Ports that are free now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, () => resolve(server)));
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
