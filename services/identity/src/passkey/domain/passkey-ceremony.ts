import { accept, refuse, type Result } from '@conect/kernel';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** What an authenticator was asked to sign: a random challenge, for one purpose, once, for five minutes. */
export interface PasskeyCeremony {
  readonly id: string;
  readonly purpose: 'REGISTRATION' | 'SIGN_IN';
  /** Whose it is; null for a sign-in that names nobody. */
  readonly userId: string | null;
  /** The right password that it completes; null for a sign-in without one. */
  readonly signInChallengeId: string | null;
  /** SHA-256 of the challenge. */
  readonly hash: Uint8Array;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** How long an authenticator has to answer. */
export const ceremonyMillis = 5 * 60_000;

/** When a ceremony that begins now is over. */
export const ceremonyExpiry = (now: Date): Date => new Date(now.getTime() + ceremonyMillis);

/** Uses a ceremony up. */
export function useCeremony(ceremony: PasskeyCeremony, field: readonly string[], now: Date): Result<PasskeyCeremony, IdentityErrorCode> {
  if (ceremony.usedAt !== null) return refuse({ code: 'TOKEN_USED', field });
  if (now >= ceremony.expiresAt) return refuse({ code: 'TOKEN_EXPIRED', field });
  return accept({ ...ceremony, usedAt: now });
}
