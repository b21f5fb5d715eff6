import { createECDH, createPublicKey } from 'node:crypto';
import type { GuardedClient } from '@conect/service-kit';
import { generateRequestDetails } from 'web-push';
import type { PushSender } from '../application/ports';
import { answerOf } from '../domain/push';
import type { PushSubscription } from '../domain/push-device';

interface Dependencies {
  readonly client: GuardedClient;
  /** Of the key pair that push services know us by: 32 bytes, on P-256. */
  readonly privateKey: Buffer;
  /** How they reach whoever runs this (RFC 8292 2.1). */
  readonly contact: string;
}

/** A push that cannot be delivered within a day is told by the list of notices. */
const lifeSeconds = 86_400;

/** Encrypts messages for devices (RFC 8291) and hands them to push services in our name (VAPID, RFC 8292), which are never called inside our own network. */
export function createWebPushSender({ client, privateKey, contact }: Dependencies): PushSender & { readonly publicKey: string } {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey);
  const publicKey = pair.getPublicKey('base64url');
  const vapidDetails = { subject: contact, publicKey, privateKey: privateKey.toString('base64url') };
  return {
    publicKey,
    async flawOf({ endpoint, p256dh }) {
      if ((await client.check(endpoint)) !== null) return 'ENDPOINT';
      return isOnCurve(p256dh) ? null : 'KEY';
    },
    async send({ to, text, id }) {
      const topic = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
      const { headers, body } = generateRequestDetails(toKeys(to), text, { vapidDetails, TTL: lifeSeconds, topic, urgency: 'normal', contentEncoding: 'aes128gcm' });
      const answer = await client.post(to.endpoint, { headers: namedOnce(headers), body });
      if (!answer.answered) {
        if (answer.reason === 'TIMED_OUT' || answer.reason === 'NOT_REACHED' || answer.reason === 'UNKNOWN_HOST') throw new Error(`The push service was not reached: ${answer.reason}`);
        return 'NOT_PUBLIC';
      }
      const meaning = answerOf(answer.status);
      if (meaning === null) throw new Error(`The push service asks to try again: ${answer.status}`);
      return meaning;
    },
  };
}

const toKeys = ({ endpoint, p256dh, auth }: PushSubscription) => ({ endpoint, keys: { p256dh, auth } });

/** The client says itself how long the body is. */
const namedOnce = (headers: object): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (name.toLowerCase() === 'content-length' ? [] : [[name, String(value)]])));

/** A key that is no point of the curve would only be found out when there is something to tell. */
function isOnCurve(p256dh: string): boolean {
  const point = Buffer.from(p256dh, 'base64url');
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
