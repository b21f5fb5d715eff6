import type { AddressInfo } from 'node:net';
import { waitFor } from '@conect/testing';
import { SMTPServer } from 'smtp-server';

/** One mail as it arrived. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly headers: string;
  readonly body: string;
}

/**
 * What the server does with a mail: takes it; says so and ends the connection; refuses it, or its address, for now or for good, or
 * whoever sends it; ends the connection when it has read it, or at
 * once, without a word; says nothing.
 */
type Behaviour = 'TAKES' | 'TAKES_AND_DROPS' | 'REFUSES' | 'REFUSES_ADDRESS' | 'REFUSES_FOR_GOOD' | 'REFUSES_ADDRESS_FOR_GOOD' | 'REFUSES_SENDER' | 'DROPS' | 'HANGS_UP' | 'KEEPS_SILENT';

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
  readonly _socket: { readonly destroy: () => void; readonly end: (lastWords: string) => void };
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
    onConnect: ({ id }, done) => (behaviour === 'HANGS_UP' ? connectionOf(server, id)._socket.destroy() : done()),
    onMailFrom: (_address, _session, done) => done(behaviour === 'REFUSES_SENDER' ? refusal(550, 'We do not know you') : null),
    onRcptTo: ({ address }, _session, done) => {
      if (behaviour === 'REFUSES_ADDRESS') return done(refusal(452, `<${address}> has no room`));
      done(behaviour === 'REFUSES_ADDRESS_FOR_GOOD' ? refusal(550, `<${address}> lives here no more`) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (behaviour === 'REFUSES') return done(refusal(451, 'Try again later'));
        if (behaviour === 'REFUSES_FOR_GOOD') return done(refusal(554, `Not for ${session.envelope.rcptTo[0]!.address}`));
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), ...parse(Buffer.concat(chunks).toString('utf8')) });
        if (behaviour === 'KEEPS_SILENT') return;
        if (behaviour === 'DROPS') return connectionOf(server, session.id)._socket.destroy();
        if (behaviour === 'TAKES_AND_DROPS') return connectionOf(server, session.id)._socket.end('250 2.0.0 taken\r\n');
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

const refusal = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

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
