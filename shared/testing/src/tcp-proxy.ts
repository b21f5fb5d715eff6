import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a proxy does with bytes. `DROP_ANSWERS`: requests arrive, their answers do not. `BLACKHOLE`: nothing arrives, nobody is told. */
type ProxyMode = 'PASS' | 'DROP_ANSWERS' | 'BLACKHOLE';

/** Stands between clients and a server of a test, and breaks what is between them. */
export interface TcpProxy {
  readonly port: number;
  readonly dropAnswers: () => void;
  readonly blackhole: () => void;
  /** Bytes taken and not passed on since the fault began. */
  readonly droppedBytes: () => number;
  /** Resets every connection; new ones fare as the mode says. */
  readonly cut: () => void;
  /** Passes everything again; connections that lost bytes are reset, since what follows would make no sense. */
  readonly heal: () => void;
  readonly stop: () => Promise<void>;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  lostBytes: boolean;
}

/** Starts a proxy of a port of this machine; on a free port if none is given. */
export async function startTcpProxy(targetPort: number, port = 0): Promise<TcpProxy> {
  const links = new Set<Link>();
  let mode: ProxyMode = 'PASS';
  let dropped = 0;

  const end = (link: Link): void => {
    links.delete(link);
    link.client.resetAndDestroy();
    link.server.resetAndDestroy();
  };
  const carry = (link: Link, from: 'client' | 'server'): void => {
    const target = from === 'client' ? link.server : link.client;
    link[from].on('data', (bytes) => {
      if (mode === 'PASS' || (mode === 'DROP_ANSWERS' && from === 'client')) return void target.write(bytes);
      link.lostBytes = true;
      dropped += bytes.length;
    });
    link[from].on('end', () => end(link));
    link[from].on('close', () => end(link));
    link[from].on('error', () => end(link));
  };
  // Half open, so that Node never shuts a socket down by itself: one that is reset meanwhile stays, and the process cannot exit (Node 24).
  const listener = createServer({ allowHalfOpen: true }, (client) => {
    const link = { client, server: connect({ port: targetPort, host: '127.0.0.1', noDelay: true, allowHalfOpen: true }), lostBytes: false };
    client.setNoDelay(true);
    links.add(link);
    carry(link, 'client');
    carry(link, 'server');
  });
  await new Promise<void>((resolve) => listener.listen({ port, host: '127.0.0.1' }, resolve));

  const enter = (next: ProxyMode): void => {
    mode = next;
    dropped = 0;
  };
  return {
    port: (listener.address() as AddressInfo).port,
    dropAnswers: () => enter('DROP_ANSWERS'),
    blackhole: () => enter('BLACKHOLE'),
    droppedBytes: () => dropped,
    cut: () => [...links].forEach(end),
    heal: () => {
      enter('PASS');
      [...links].filter(({ lostBytes }) => lostBytes).forEach(end);
    },
    stop: () => close(listener, () => [...links].forEach(end)),
  };
}

function close(listener: Server, endLinks: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
  endLinks();
  return closed;
}
