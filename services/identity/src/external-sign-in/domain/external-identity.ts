import { accept, refuse, type Result } from '@conect/kernel';
import type { Account, AccountChange } from '../../account/domain/account';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** An identity at a provider with which one user can sign in. */
export interface ExternalIdentity {
  readonly id: string;
  readonly userId: string;
  readonly issuer: string;
  /** HMAC of who the person is at the provider: it may be a personal code, which nobody needs to read here. */
  readonly subjectHash: Uint8Array;
  readonly linkedAt: Date;
  /** When the person last signed in with it. */
  readonly lastUsedAt: Date | null;
}

const recentSignInSeconds = 15 * 60;

/** Whether a session is young enough to change how its owner signs in: an open computer is not enough. */
export const isRecentSignIn = (authenticatedAtSeconds: number, now: Date): boolean =>
  now.getTime() / 1000 - authenticatedAtSeconds <= recentSignInSeconds;

/** Notes on the account that an identity was linked or taken away. */
export function noteExternalIdentity(
  account: Account,
  name: 'ExternalIdentityLinked' | 'ExternalIdentityUnlinked',
  externalIdentityId: string,
  now: Date,
): AccountChange {
  const version = account.version + 1;
  return { account: { ...account, version, updatedAt: now }, event: { name, userId: account.id, version, externalIdentityId } };
}

interface WaysIn {
  readonly identities: readonly ExternalIdentity[];
  /** A passkey signs in without a password. */
  readonly hasPasskey: boolean;
}

/** Whether one of the account's identities may go: something else to sign in with must be left. */
export function mayUnlink({ passwordHash }: Account, { identities, hasPasskey }: WaysIn, id: string): Result<ExternalIdentity, IdentityErrorCode> {
  const field = ['externalIdentityId'];
  const identity = identities.find((one) => one.id === id);
  if (identity === undefined) return refuse({ code: 'NOT_FOUND', field });
  return passwordHash === null && !hasPasskey && identities.length === 1 ? refuse({ code: 'LAST_WAY_IN', field }) : accept(identity);
}
