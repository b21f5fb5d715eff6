import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret as its owner keeps it: 256 random bits, in the form of Standard Webhooks. */
export const newSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`;

interface Signed {
  readonly id: string;
  /** Real time: receivers refuse what is old. */
  readonly at: Date;
  readonly body: string;
}

/** The headers of Standard Webhooks: one signature for each secret that is valid, so that a receiver may know either. */
export function signedHeaders({ id, at, body }: Signed, secrets: readonly string[]): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatureBy = (secret: string): string => createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': secrets.map((secret) => `v1,${signatureBy(secret)}`).join(' ') };
}
