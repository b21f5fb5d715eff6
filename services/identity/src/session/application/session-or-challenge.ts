import { factorsInUse, type FactorUnit } from '../../credential/application/factors-in-use';
import type { CredentialUnit, OneTimeSecrets } from '../../credential/application/ports';
import type { SecondFactorKind } from '../../credential/domain/second-factor';
import { challengeExpiry } from '../../credential/domain/sign-in-challenge';
import type { SessionUnit } from './ports';
import { tokensOf, writeSession, type OpenedSession, type SessionOpening, type SessionTokens } from './session-opener';

/** What proves, together with a second factor, who signs in. */
interface Challenge {
  readonly token: string;
  readonly expiresAt: Date;
  /** What completes it. */
  readonly factors: readonly SecondFactorKind[];
}

/** What a first factor is worth, in a transaction that has still to commit. */
export type SessionOrChallenge =
  | { readonly kind: 'SESSION'; readonly opened: OpenedSession }
  | { readonly kind: 'CHALLENGE'; readonly challenge: Challenge };

/** A session, or the challenge that a second factor completes. */
export type SignedIn = { readonly kind: 'SIGNED_IN'; readonly tokens: SessionTokens } | { readonly kind: 'CHALLENGED'; readonly challenge: Challenge };

interface Opening extends SessionOpening {
  readonly secrets: Pick<OneTimeSecrets, 'newChallenge'>;
}

/** Opens a session for whoever has shown one factor, or gives a challenge to whoever has a second one; the caller has locked the account. */
export async function sessionOrChallenge(opening: Opening, unit: SessionUnit & CredentialUnit & FactorUnit, userId: string): Promise<SessionOrChallenge> {
  const factors = await factorsInUse(unit, userId);
  if (factors.length > 0) return { kind: 'CHALLENGE', challenge: { ...(await challengeOf(opening, unit, userId)), factors } };
  return { kind: 'SESSION', opened: await writeSession(opening, unit, userId, 'PASSWORD') };
}

async function challengeOf({ secrets, clock, newId }: Opening, unit: CredentialUnit, userId: string): Promise<Omit<Challenge, 'factors'>> {
  const { text: token, hash } = secrets.newChallenge();
  const expiresAt = challengeExpiry(clock.now());
  await unit.challenges.save({ id: newId(), userId, hash, expiresAt, usedAt: null });
  return { token, expiresAt };
}

/** The tokens or the challenge, once the transaction is committed. */
export const signedIn = async (opening: Pick<SessionOpening, 'accessTokens'>, admitted: SessionOrChallenge): Promise<SignedIn> =>
  admitted.kind === 'SESSION'
    ? { kind: 'SIGNED_IN', tokens: await tokensOf(opening, admitted.opened) }
    : { kind: 'CHALLENGED', challenge: admitted.challenge };
