import { createServer, type AddressInfo, type Server } from 'node:net';
import { assertPortsFree, freePorts } from './ports';

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
  ).rejects.toThrow(`Port ${taken} is used by another program: stop that program, or choose another port, e.g. REGISTRY_PORT=${taken + 1000} npm start.`);
});

it('finds ports that are free and differ', async () => {
  const ports = await freePorts(5);

  expect(new Set(ports).size).toBe(5);
  await expect(assertPortsFree(ports.map((port) => ({ port, setting: 'X' })))).resolves.toBeUndefined();
});
