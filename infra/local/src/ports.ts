import { createServer, type AddressInfo } from 'node:net';
import { Problem } from './problem';

/** A port that this run needs, and the setting that chooses it. */
export interface NeededPort {
  readonly port: number;
  readonly setting: string;
}

/** Fails with one sentence when a needed port is in use by another program. */
export async function assertPortsFree(needed: readonly NeededPort[]): Promise<void> {
  const taken = await Promise.all(needed.map(async (need) => ((await isFree(need.port)) ? [] : [need])));
  const [first, ...rest] = taken.flat();
  if (first === undefined) return;
  const also = rest.length === 0 ? '' : ` (also ${rest.map(({ port, setting }) => `${setting}=${port}`).join(', ')})`;
  throw new Problem(
    `Port ${first.port} is used by another program${also}: stop that program, or choose another port, e.g. ${first.setting}=${first.port + 1000} npm start.`,
  );
}

/** Whether nothing listens on this port of the loopback address. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
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
