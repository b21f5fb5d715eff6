import type { AddressInfo } from 'node:net';
import { waitFor } from '@conect/testing';
import { SMTPServer } from 'smtp-server';

/** One mail as it arrived. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly headers: string;
  readonly body: string;
}

/** What the server does with a mail it has read: takes it, refuses it for now, ends the connection without a word, or says nothing. */
type Behaviour = 'TAKES' | 'REFUSES' | 'REFUSES_ADDRESS' | 'DROPS' | 'KEEPS_SILENT';

/** A real mail server whose manners a test decides; what it read whole it keeps, whether or not it said so. */
export interface Mailbox {
  readonly url: string;
  readonly behave: (behaviour: Behaviour) => void;
  /** Done after a mail was read and before it is answered. */
  readonly beforeAnswer: (work: () => Promise<void>) => void;
  readonly to: (address: string) => readonly ReceivedMail[];
  /** The first mail to this address; waits for it. */
  readonly firstTo: (address: string) => Promise<ReceivedMail>;
  readonly close: () => Promise<void>;
}

interface Connection {
  readonly id: string;
  readonly _socket: { readonly destroy: () => void };
}

/** Opens a mail server on a port of its own. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  let behaviour: Behaviour = 'TAKES';
  let before: () => Promise<void> = async () => {};
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      behaviour === 'REFUSES_ADDRESS' ? done(Object.assign(new Error(`<${address}> has no room`), { responseCode: 452 })) : done(),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (behaviour === 'REFUSES') return done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), ...parse(Buffer.concat(chunks).toString('utf8')) });
        if (behaviour === 'KEEPS_SILENT') return;
        if (behaviour === 'DROPS') return connectionOf(server, session.id)._socket.destroy();
        void before().then(() => done());
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const to = (address: string) => mails.filter((mail) => mail.to.includes(address));

  return {
    url: `smtp://127.0.0.1:${port}`,
    behave: (next) => {
      behaviour = next;
    },
    beforeAnswer: (work) => {
      before = work;
    },
    to,
    firstTo: (address) => waitFor(() => to(address)[0], { describe: `a mail to ${address}` }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const connectionOf = (server: SMTPServer, id: string): Connection =>
  [...(server as unknown as { readonly connections: ReadonlySet<Connection> }).connections].find((connection) => connection.id === id)!;

/** The value of one header. */
export const headerOf = ({ headers }: ReceivedMail, name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1];

/** Headers unfolded, and every part of the body readable. */
function parse(raw: string): Pick<ReceivedMail, 'headers' | 'body'> {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ').replaceAll('\r\n', '\n');
  const bytes = raw.slice(end).replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return { headers, body: Buffer.from(bytes, 'latin1').toString('utf8') };
}
