import { createServer, type Server } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createRemoteKeySet } from './index';

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = publicKey.export({ format: 'jwk' });
let server: Server;
let jwksUrl: string;
let published: string[] = [];
let status = 200;
let fetches = 0;
let now = 0;
const clock = { now: () => new Date(now) };

beforeAll(async () => {
  server = createServer((_request, response) => {
    fetches += 1;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: published.map((kid) => ({ ...jwk, kid })) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  [published, status, fetches, now] = [['one'], 200, 0, 0];
});

describe('a remote key set', () => {
  it('fetches once for many tokens', async () => {
    const keys = createRemoteKeySet({ jwksUrl, clock });

    const found = await Promise.all(Array.from({ length: 20 }, () => keys.find('one')));

    expect(found.every((key) => key !== null)).toBe(true);
    expect(fetches).toBe(1);
  });

  it('finds a key that appears later, but asks for unknown ones at most every 30 s', async () => {
    const keys = createRemoteKeySet({ jwksUrl, clock });
    await keys.find('one');
    published = ['one', 'two'];

    expect(await keys.find('two')).toBeNull();
    now += 30_000;
    expect(await keys.find('two')).not.toBeNull();
    for (let attempt = 0; attempt < 50; attempt += 1) await keys.find(`forged-${attempt}`);
    expect(fetches).toBe(2);
  });

  it('goes on with the keys it knows while the issuer is down', async () => {
    const failures: unknown[] = [];
    const keys = createRemoteKeySet({ jwksUrl, clock, onFetchFailed: (error) => failures.push(error) });
    await keys.find('one');
    status = 500;
    now += 600_000;

    expect(await keys.find('one')).not.toBeNull();
    expect(failures).toHaveLength(1);
  });

  it('forgets a key that the issuer has withdrawn', async () => {
    const keys = createRemoteKeySet({ jwksUrl, clock });
    await keys.find('one');
    published = ['two'];
    now += 600_000;

    expect(await keys.find('one')).toBeNull();
  });
});
