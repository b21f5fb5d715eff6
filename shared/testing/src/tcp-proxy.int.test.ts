import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { startTcpProxy, type TcpProxy } from './tcp-proxy';
import { waitFor } from './wait-for';

let server: Server;
let proxy: TcpProxy;
const asked: string[] = [];
const clients: Socket[] = [];

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      asked.push(bytes.toString());
      socket.write(`answer to ${bytes.toString()}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await startTcpProxy((server.address() as AddressInfo).port);
});
afterEach(() => {
  proxy.heal();
  clients.splice(0).forEach((client) => client.destroy());
});
afterAll(async () => {
  await proxy.stop();
  await new Promise((resolve) => server.close(resolve));
});

function aClient(): { socket: Socket; heard: () => string; isClosed: () => boolean } {
  const socket = connect({ port: proxy.port, host: '127.0.0.1' });
  let [text, closed] = ['', false];
  socket.on('data', (bytes) => (text += bytes.toString()));
  socket.on('error', () => undefined);
  socket.on('close', () => (closed = true));
  clients.push(socket);
  return { socket, heard: () => text, isClosed: () => closed };
}

describe('a proxy', () => {
  it('passes requests and answers', async () => {
    const { socket, heard } = aClient();
    socket.write('one');

    await waitFor(() => heard() === 'answer to one', { describe: 'the answer' });
  });

  it('drops answers of requests that arrive, and resets their connections when it heals', async () => {
    const { socket, heard, isClosed } = aClient();
    proxy.dropAnswers();
    socket.write('two');

    await waitFor(() => proxy.droppedBytes() > 0, { describe: 'an answer to be dropped' });
    proxy.heal();

    await waitFor(isClosed, { describe: 'the connection to be reset' });
    expect(asked).toContain('two');
    expect(heard()).toBe('');
  });

  it('lets nothing arrive as a black hole', async () => {
    const { socket } = aClient();
    proxy.blackhole();
    socket.write('three');

    await waitFor(() => proxy.droppedBytes() > 0, { describe: 'the request to be dropped' });
    expect(asked).not.toContain('three');
  });

  it('resets every connection when cut, and takes new ones', async () => {
    const old = aClient();
    old.socket.write('four');
    await waitFor(() => old.heard() !== '', { describe: 'an answer' });

    proxy.cut();

    await waitFor(old.isClosed, { describe: 'the connection to be reset' });
    const { socket, heard } = aClient();
    socket.write('five');
    await waitFor(() => heard() === 'answer to five', { describe: 'an answer on a new connection' });
  });
});
