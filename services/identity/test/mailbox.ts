import type { AddressInfo } from 'node:net';
import { waitFor } from '@conect/testing';
import { SMTPServer } from 'smtp-server';

/** One mail as it arrived. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly headers: string;
  readonly text: string;
  readonly html: string;
}

/** A real mail server that keeps what it is given. */
export interface Mailbox {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** Waits for a mail to this address, saying this, that has not been asked for yet. */
  readonly nextTo: (address: string, saying?: string) => Promise<ReceivedMail>;
  readonly close: () => Promise<void>;
}

/** Opens a mail server on a port of its own, or on the given one. */
export async function openMailbox(port = 0): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const taken = new Set<ReceivedMail>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, ...parse(Buffer.concat(chunks).toString('utf8')) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: listening } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${listening}`,
    mails,
    nextTo: (address, saying = '') =>
      waitFor(
        () => {
          const mail = mails.find((one) => one.to.includes(address) && one.text.includes(saying) && !taken.has(one));
          if (mail !== undefined) taken.add(mail);
          return mail;
        },
        { describe: `a mail to ${address}` },
      ),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The token of the link in a mail. */
export function tokenIn(mail: ReceivedMail): string {
  const token = /(?:confirm-email|reset-password|guardian|guardian-withdrawal|restore-account)\?token=([A-Za-z0-9_-]+)/.exec(mail.text)?.[1];
  if (token === undefined) throw new Error(`Expected a link in the mail, got: ${mail.text}`);
  return token;
}

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
  return [text.slice(0, end).replace(/\r\n[ \t]+/g, ' '), text.slice(end + 4)];
}

function decode(headers: string, body: string): string {
  if (/transfer-encoding: base64/i.test(headers)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/transfer-encoding: quoted-printable/i.test(headers)) return body;
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
