import { createServer, type AddressInfo, type Server } from 'node:net';
import { assertPortsFree, freePorts, isOpenToBrowsers } from './ports';

let server: Server;
let taken: number;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  taken = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

it('names a port in use and the setting that chooses another', async () => {
  const [free] = (await freePorts(1)) as [number];

  await expect(
    assertPortsFree([
      { port: free, setting: 'GATEWAY_PORT' },
      { port: taken, setting: 'REGISTRY_PORT' },
    ]),
  ).rejects.toThrow(new RegExp(`^Port ${taken} \\(REGISTRY_PORT\\) is used by another program: stop that program, or choose another port: REGISTRY_PORT=\\d+ npm start\\.$`));
});

it('names a port that another program has on every address', async () => {
  const everywhere = createServer();
  await new Promise<void>((resolve) => everywhere.listen(0, resolve));
  const { port } = everywhere.address() as AddressInfo;

  await expect(assertPortsFree([{ port, setting: 'GATEWAY_PORT' }])).rejects.toThrow(`Port ${port} (GATEWAY_PORT) is used by another program`);

  await new Promise((resolve) => everywhere.close(resolve));
});

it('refuses one port for two settings', async () => {
  await expect(
    assertPortsFree([
      { port: 4000, setting: 'GATEWAY_PORT' },
      { port: 4000, setting: 'REGISTRY_PORT' },
    ]),
  ).rejects.toThrow('GATEWAY_PORT and REGISTRY_PORT are both 4000: give each its own port.');
});

it('names an address that this machine has not', async () => {
  await expect(assertPortsFree([{ port: 4000, setting: 'GATEWAY_PORT', host: '192.0.2.1' }])).rejects.toThrow('This machine has no address 192.0.2.1: set HOST');
});

it('knows the ports that browsers refuse', () => {
  expect([4000, 6000, 6667].map(isOpenToBrowsers)).toEqual([true, false, false]);
});

it('finds ports that are free and differ', async () => {
  const ports = await freePorts(5);

  expect(new Set(ports).size).toBe(5);
  await expect(assertPortsFree(ports.map((port) => ({ port, setting: 'X' })))).resolves.toBeUndefined();
});
