import { accept, refuse, type Result } from '@conect/kernel';
import { badInput } from '../../service/domain/refusals';

/** Where a device's messages go, and the keys that only it can open them with. */
export interface PushSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** A browser or phone on which a person is told; it lives no longer than the session that registered it. */
export interface PushDevice extends PushSubscription {
  readonly id: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly createdAt: Date;
}

/** So many devices one person has; another one takes the place of the one that was registered longest ago. */
export const maximumDevices = 20;

/** What would let somebody else write to the device, or find it: the audit trail has none of it. */
export const personalFields: ReadonlySet<string> = new Set(['endpoint', 'p256dh', 'auth', 'sessionId']);

/** An uncompressed point begins with 4, and so its base64url with `B`. */
const [pointPattern, secretPattern] = [/^B[A-Za-z0-9_-]{86}=?$/, /^[A-Za-z0-9_-]{22}(==)?$/];

/** Reads what a browser says of its subscription, as far as its form goes. */
export function readSubscription({ endpoint, p256dh, auth }: PushSubscription): Result<PushSubscription, 'BAD_USER_INPUT'> {
  const refusals = [
    ...(pointPattern.test(p256dh) ? [] : [badInput(['p256dh'], 'PUSH_PUBLIC_KEY')]),
    ...(secretPattern.test(auth) ? [] : [badInput(['auth'], 'PUSH_AUTH_SECRET')]),
  ];
  return refusals.length > 0 ? refuse(...refusals) : accept({ endpoint, p256dh, auth });
}

/** The service and reference by which identity says who stands behind a session that goes on, and nobody behind one that has ended. */
export const sessionRecipient = ({ sessionId }: Pick<PushDevice, 'sessionId'>) => ({ service: 'identity', ref: `session:${sessionId}` });
