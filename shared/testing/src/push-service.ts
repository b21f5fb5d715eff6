import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a push service gets of one message, after the push service has checked who sends it. */
interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** What the sender's token says (VAPID, RFC 8292), its signature checked. */
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string };
  /** The key that the sender signed with, base64url. */
  readonly senderKey: string;
  readonly body: Buffer;
}

/** Stands where a push service would: it checks the sender as RFC 8292 says, keeps what it gets, and answers as it is told. */
export interface PushService {
  readonly host: string;
  /** The address of a device's messages. */
  readonly endpointOf: (device: string) => string;
  readonly received: (device: string) => readonly Received[];
  /** With which status the next messages are answered. */
  readonly answers: (status: number) => void;
  /** Answers nothing until it is released; how many messages wait for that. */
  readonly holdBack: () => { readonly waiting: () => number; readonly release: () => void };
  readonly close: () => Promise<void>;
}

/** A browser or phone, as far as it opens messages. */
interface PushedDevice {
  /** What it says of itself when it subscribes. */
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly read: (message: Pick<Received, 'body'>) => Readonly<Record<string, string>>;
}

/** Opens one on a port of its own. */
export async function openPushService(): Promise<PushService> {
  const all: Received[] = [];
  let status = 201;
  let held: (() => void)[] | null = null;
  const server = createServer((request, answer) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const sender = readSender(request.headers.authorization ?? '');
      if (sender === null) return void answer.writeHead(403).end();
      all.push({ path: request.url ?? '', headers: request.headers, ...sender, body: Buffer.concat(parts) });
      const reply = () => void answer.writeHead(status).end();
      if (held === null) reply();
      else held.push(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    endpointOf: (device) => `http://${host}/${device}`,
    received: (device) => all.filter(({ path }) => path === `/${device}`),
    answers: (next) => {
      status = next;
    },
    holdBack() {
      const waiting: (() => void)[] = [];
      held = waiting;
      return {
        waiting: () => waiting.length,
        release: () => {
          held = null;
          for (const reply of waiting) reply();
        },
      };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** `vapid t=<token>, k=<key>`; null of a token that is not signed with that key. */
function readSender(authorization: string): Pick<Received, 'claims' | 'senderKey'> | null {
  const [, token, senderKey] = /^vapid t=([^,]+), k=(\S+)$/.exec(authorization) ?? [];
  if (token === undefined || senderKey === undefined) return null;
  const [header, payload, signature] = token.split('.') as [string, string, string];
  const point = Buffer.from(senderKey, 'base64url');
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }, format: 'jwk' });
  const isSigned = verify('sha256', Buffer.from(`${header}.${payload}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  return isSigned ? { senderKey, claims: JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Received['claims'] } : null;
}

/** Makes one with keys of its own, which reads what is sent to it as RFC 8291 and RFC 8188 say. */
export function aPushedDevice(): PushedDevice {
  const pair = createECDH('prime256v1');
  const [publicKey, secret] = [pair.generateKeys(), randomBytes(16)];
  const derived = (key: Uint8Array, salt: Uint8Array, info: string | Buffer, length: number) => Buffer.from(hkdfSync('sha256', key, salt, info, length));
  return {
    keys: { p256dh: publicKey.toString('base64url'), auth: secret.toString('base64url') },
    read({ body }) {
      const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)];
      const [sender, sealed] = [body.subarray(21, 21 + idLength), body.subarray(21 + idLength)];
      const shared = derived(pair.computeSecret(sender), secret, Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender]), 32);
      const decipher = createDecipheriv('aes-128-gcm', derived(shared, salt, 'Content-Encoding: aes128gcm\0', 16), derived(shared, salt, 'Content-Encoding: nonce\0', 12));
      decipher.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')) as Record<string, string>;
    },
  };
}
