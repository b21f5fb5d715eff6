import type { Clock } from '@conect/kernel';
import { credentialOf, type Principal } from './principal';

/** For so long a revoked session is remembered: longer than any access token lives (15 minutes at most), with leeway for clocks. */
export const revocationLifeMillis = 20 * 60_000;

/** The sessions and secrets whose access tokens are worth nothing any more, as far as this process has heard. */
export interface Revocations {
  /** Remembers that a session, or a secret of a service account, ended; hearing it twice changes nothing. */
  readonly add: (sessionId: string, endedAt: Date) => void;
  readonly isRevoked: (principal: Principal) => boolean;
}

/** Remembers ended sessions for as long as a token of theirs could still be shown. */
export function createRevocations(clock: Clock): Revocations {
  /** Session to the Unix milliseconds at which it can be forgotten; in the order in which they were heard. */
  const ended = new Map<string, number>();
  const forgetOld = (now: number): void => {
    for (const [sessionId, until] of ended) {
      if (until > now) return;
      ended.delete(sessionId);
    }
  };
  return {
    add(sessionId, endedAt) {
      forgetOld(clock.now().getTime());
      ended.set(sessionId, endedAt.getTime() + revocationLifeMillis);
    },
    isRevoked: (principal) => {
      const credentialId = credentialOf(principal);
      return credentialId !== null && ended.has(credentialId);
    },
  };
}
