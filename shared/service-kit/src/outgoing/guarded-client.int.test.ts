import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { createGuardedClient } from './guarded-client';
import type { ResolveHost } from './outgoing-address';
import { assertNoAllowedHosts } from './outgoing-settings';

const opened: Server[] = [];
afterAll(() => Promise.all(opened.map((server) => new Promise((resolve) => server.close(resolve)))));

async function listen(server: Server): Promise<number> {
  opened.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

async function receiver(listener: RequestListener) {
  const seen: string[] = [];
  const port = await listen(createServer((request, answer) => {
    seen.push(`${request.method} ${request.headers.host} ${request.url}`);
    listener(request, answer);
  }));
  return { port, seen };
}

/** A resolver that answers the first time with the first address, then with the next. */
function inTurn(...addresses: readonly string[]) {
  const asked: string[] = [];
  const resolve: ResolveHost = (hostname) => {
    asked.push(hostname);
    return Promise.resolve([{ address: addresses[Math.min(asked.length, addresses.length) - 1]!, family: 4 }]);
  };
  return { resolve, asked };
}

const clientFor = (allowedHosts: readonly string[], more: { resolve?: ResolveHost; patienceMillis?: number; maximumAnswerBytes?: number } = {}) => createGuardedClient({ ports: [443], allowedHosts, patienceMillis: 10_000, ...more });
const message = { headers: { 'content-type': 'text/plain' }, body: 'ăîș' };

describe('a client for addresses that others choose', () => {
  it('sends what it was given and answers what came back', async () => {
    const bodies: string[] = [];
    const { port, seen } = await receiver((request, answer) => void request.setEncoding('utf8').on('data', (part: string) => bodies.push(part)).on('end', () => answer.writeHead(202, { 'x-kind': 'test' }).end('taken')));

    const answer = await clientFor([`127.0.0.1:${port}`]).post(`http://127.0.0.1:${port}/hook?a=1`, message);

    expect(answer).toMatchObject({ answered: true, status: 202, headers: { 'x-kind': 'test' }, body: 'taken' });
    expect([seen, bodies.join('')]).toEqual([[`POST 127.0.0.1:${port} /hook?a=1`], 'ăîș']);
  });

  it('connects to what it checked, though the name means something else a moment later', async () => {
    const { port, seen } = await receiver((_request, answer) => answer.end());
    const { resolve, asked } = inTurn('127.0.0.1', '127.0.0.2');

    const answer = await clientFor([`receiver.test:${port}`], { resolve }).post(`http://receiver.test:${port}/`, message);

    expect(answer).toMatchObject({ answered: true, status: 200 });
    expect([seen, asked]).toEqual([[`POST receiver.test:${port} /`], ['receiver.test']]);
  });

  it('asks for the certificate of the name, at the address that was checked', async () => {
    const greetings: Buffer[] = [];
    const port = await listen(createTcpServer((socket) => socket.on('error', () => {}).once('data', (hello: Buffer) => {
      greetings.push(hello);
      socket.destroy();
    })));

    const answer = await clientFor([`receiver.test:${port}`], inTurn('127.0.0.1')).post(`https://receiver.test:${port}/`, message);

    expect(answer).toEqual({ answered: false, reason: 'NOT_REACHED' });
    expect(Buffer.concat(greetings).includes('receiver.test')).toBe(true);
  });

  it('checks again at each request: a name that has come to mean this machine is not called', async () => {
    const client = clientFor([], inTurn('93.184.215.14', '127.0.0.1'));

    expect(await client.check('https://receiver.test/')).toBeNull();
    expect(await client.post('https://receiver.test/', message)).toEqual({ answered: false, reason: 'NOT_PUBLIC' });
  });

  it('follows no redirect, whatever it leads to', async () => {
    const { port, seen } = await receiver((_request, answer) => answer.writeHead(307, { location: `http://127.0.0.1:${port}/inside` }).end());

    const answer = await clientFor([`127.0.0.1:${port}`]).post(`http://127.0.0.1:${port}/hook`, message);

    expect(answer).toMatchObject({ answered: true, status: 307 });
    expect(seen).toEqual([`POST 127.0.0.1:${port} /hook`]);
  });

  it('reads a bounded piece of an answer without an end', async () => {
    const { port } = await receiver((_request, answer) => {
      const more = (): void => void (answer.destroyed || (answer.write('x'.repeat(1_000)), setImmediate(more)));
      more();
    });

    const answer = await clientFor([`127.0.0.1:${port}`], { maximumAnswerBytes: 2_500 }).post(`http://127.0.0.1:${port}/`, message);

    expect(answer).toMatchObject({ answered: true, body: 'x'.repeat(2_500) });
  });

  it('waits so long and no longer: for a name, for an answer, for its end', async () => {
    const silent = await receiver(() => {});
    const endless = await receiver((_request, answer) => void answer.write('a'));
    const client = clientFor([`127.0.0.1:${silent.port}`, `127.0.0.1:${endless.port}`], { patienceMillis: 150 });
    const late = { answered: false, reason: 'TIMED_OUT' };

    expect(await client.post(`http://127.0.0.1:${silent.port}/`, message)).toEqual(late);
    expect(await client.post(`http://127.0.0.1:${endless.port}/`, message)).toEqual(late);
    expect(await clientFor([], { patienceMillis: 50, resolve: () => new Promise(() => {}) }).post('https://receiver.test/', message)).toEqual(late);
  });

  it('says that nobody was reached, and sends no header that holds another', async () => {
    const { port, seen } = await receiver((_request, answer) => answer.end());
    const client = clientFor([`127.0.0.1:${port}`, '127.0.0.1:1']);

    expect(await client.post('http://127.0.0.1:1/', message)).toEqual({ answered: false, reason: 'NOT_REACHED' });
    expect(await client.post(`http://127.0.0.1:${port}/`, { headers: { 'x-name': 'a\r\nx-other: b' }, body: '' })).toEqual({ answered: false, reason: 'NOT_REACHED' });
    expect(seen).toEqual([]);
  });
});

it('in production no host is called unchecked', () => {
  expect(() => assertNoAllowedHosts({ NODE_ENV: 'production', OUTGOING_ALLOWED_HOSTS: ['127.0.0.1:80'] })).toThrow(/OUTGOING_ALLOWED_HOSTS/);
  expect(() => assertNoAllowedHosts({ NODE_ENV: 'production', OUTGOING_ALLOWED_HOSTS: [] })).not.toThrow();
  expect(() => assertNoAllowedHosts({ NODE_ENV: 'test', OUTGOING_ALLOWED_HOSTS: ['127.0.0.1:80'] })).not.toThrow();
});
