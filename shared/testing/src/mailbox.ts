import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { waitFor } from './wait-for';

/** One mail as it arrived. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly headers: string;
  readonly text: string;
  readonly html: string;
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
  readonly mails: readonly ReceivedMail[];
  /** How many connections were opened so far, and how many of them are. */
  readonly connections: () => { readonly opened: number; readonly open: number };
  readonly to: (address: string) => readonly ReceivedMail[];
  /** The first mail to this address; waits for it. */
  readonly firstTo: (address: string) => Promise<ReceivedMail>;
  /** Waits for a mail to this address, saying this, that has not been asked for by this yet. */
  readonly nextTo: (address: string, saying?: string) => Promise<ReceivedMail>;
  readonly close: () => Promise<void>;
}

interface Connection {
  readonly id: string;
  readonly _socket: { readonly destroy: () => void; readonly end: (lastWords: string) => void };
}

/** How the server is to behave now. */
interface Manners {
  behaviour: Behaviour;
  opened: number;
  before: () => Promise<void>;
}

/** Opens a mail server on a port of its own, or on the given one. */
export async function openMailbox(port = 0): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const asked = new Set<ReceivedMail>();
  const manners: Manners = { behaviour: 'TAKES', opened: 0, before: async () => {} };
  const server = serverOf(manners, mails);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: listening } = server.server.address() as AddressInfo;
  const to = (address: string) => mails.filter((mail) => mail.to.includes(address));
  const unasked = (address: string, saying: string) => {
    const mail = to(address).find((one) => one.text.includes(saying) && !asked.has(one));
    if (mail !== undefined) asked.add(mail);
    return mail;
  };

  return {
    url: `smtp://127.0.0.1:${listening}`,
    behave: (next) => {
      manners.behaviour = next;
      if (next === 'HANGS_UP') for (const connection of connectionsOf(server)) connection._socket.destroy();
    },
    beforeAnswer: (work) => {
      manners.before = work;
    },
    mails,
    connections: () => ({ opened: manners.opened, open: connectionsOf(server).size }),
    to,
    firstTo: (address) => waitFor(() => to(address)[0], { describe: `a mail to ${address}` }),
    nextTo: (address, saying = '') => waitFor(() => unasked(address, saying), { describe: `a mail to ${address}` }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function serverOf(manners: Manners, mails: ReceivedMail[]): SMTPServer {
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect: ({ id }, done) => {
      manners.opened += 1;
      if (manners.behaviour === 'HANGS_UP') return connectionOf(server, id)._socket.destroy();
      done();
    },
    onMailFrom: (_address, _session, done) => done(manners.behaviour === 'REFUSES_SENDER' ? refusal(550, 'We do not know you') : null),
    onRcptTo: ({ address }, _session, done) => {
      if (manners.behaviour === 'REFUSES_ADDRESS') return done(refusal(452, `<${address}> has no room`));
      done(manners.behaviour === 'REFUSES_ADDRESS_FOR_GOOD' ? refusal(550, `<${address}> lives here no more`) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { behaviour, before } = manners;
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
  return server;
}

const refusal = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

const connectionsOf = (server: SMTPServer): ReadonlySet<Connection> => (server as unknown as { readonly connections: ReadonlySet<Connection> }).connections;

const connectionOf = (server: SMTPServer, id: string): Connection => [...connectionsOf(server)].find((connection) => connection.id === id)!;

/** The value of one header. */
export const headerOf = ({ headers }: ReceivedMail, name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1];

function parse(raw: string): Omit<ReceivedMail, 'to'> {
  const [headers, body] = splitHeaders(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers)?.[1];
  if (boundary === undefined) throw new Error(`Expected a mail of two parts, got: ${headers}`);
  const parts = body.split(`--${boundary}`).map((part) => splitHeaders(part.replace(/^\r\n/, '')));
  const textOf = (type: string): string => {
    const part = parts.find(([head]) => head.toLowerCase().includes(`content-type: ${type}`));
    return part === undefined ? '' : decode(part[0], part[1]);
  };
  return { headers, text: textOf('text/plain'), html: textOf('text/html') };
}

function splitHeaders(text: string): [string, string] {
  const end = text.indexOf('\r\n\r\n');
  return [text.slice(0, end).replace(/\r\n[ \t]+/g, ' ').replaceAll('\r\n', '\n'), text.slice(end + 4)];
}

function decode(headers: string, body: string): string {
  if (/transfer-encoding: base64/i.test(headers)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/transfer-encoding: quoted-printable/i.test(headers)) return body;
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
