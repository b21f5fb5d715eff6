import { accept, refuse, type Result } from '@conect/kernel';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** What somebody holds whose password was right and whose second factor is still asked for. */
export interface SignInChallenge {
  readonly id: string;
  readonly userId: string;
  /** SHA-256 of the token. */
  readonly hash: Uint8Array;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

const lifetimeMillis = 5 * 60_000;

/** When a challenge given now is over. */
export const challengeExpiry = (now: Date): Date => new Date(now.getTime() + lifetimeMillis);

/** Uses a challenge up. */
export function useChallenge(challenge: SignInChallenge, now: Date): Result<SignInChallenge, IdentityErrorCode> {
  const field = ['challenge'];
  if (challenge.usedAt !== null) return refuse({ code: 'TOKEN_USED', field });
  if (now >= challenge.expiresAt) return refuse({ code: 'TOKEN_EXPIRED', field });
  return accept({ ...challenge, usedAt: now });
}
