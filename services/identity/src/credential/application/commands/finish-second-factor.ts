import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import { isClosed } from '../../../account/domain/account';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import type { SessionUnit } from '../../../session/application/ports';
import { tokensOf, writeSession, type OpenedSession, type SessionOpening, type SessionTokens } from '../../../session/application/session-opener';
import { useChallenge, type SignInChallenge } from '../../domain/sign-in-challenge';
import type { CredentialUnit, OneTimeSecrets, SignInChallengeStore, TotpSecrets } from '../ports';
import { acceptCode } from '../accept-code';

/** What `signIn` gave, and the second proof. */
export interface FinishSecondFactorInput {
  readonly challenge: string;
  readonly code: string;
  readonly clientAddress?: string | null | undefined;
}

interface Dependencies extends SessionOpening {
  readonly inTransaction: InTransaction<CredentialUnit & SessionUnit>;
  readonly challenges: Pick<SignInChallengeStore, 'findByHash'>;
  readonly secrets: Pick<OneTimeSecrets, 'challengeHashOf' | 'recoveryHashOf'>;
  readonly totp: Pick<TotpSecrets, 'stepOf'>;
  readonly throttle: Pick<Throttle, 'beginGuess'>;
}

export type FinishSecondFactor = ReturnType<typeof createFinishSecondFactor>;

/** Completes a sign-in with a code of the authenticator app or with a recovery code. A wrong code leaves the challenge as it was. */
export const createFinishSecondFactor = (dependencies: Dependencies) => {
  const { inTransaction, challenges, secrets, throttle } = dependencies;
  return async (call: CommandCall, input: FinishSecondFactorInput): Promise<Result<SessionTokens, IdentityErrorCode>> => {
    const hash = secrets.challengeHashOf(input.challenge);
    const known = hash === null ? null : await challenges.findByHash(hash);
    if (hash === null || known === null) return unknownChallenge;
    // Counted apart from passwords: who knows the password could otherwise wipe out the count by signing in again.
    const guess = await throttle.beginGuess({ email: `second factor of ${known.userId}`, clientAddress: input.clientAddress });

    const opened = await inTransaction<OpenedSession>(call, async (unit) => {
      // Locks all that can prove the person: recovery codes are used one at a time, whichever factor they stand in for.
      await unit.accounts.findByIdForUpdate(known.userId);
      const challenge = await unit.challenges.findByHashForUpdate(hash);
      return challenge === null ? unknownChallenge : complete(dependencies, unit, challenge, input.code);
    });
    if (!opened.ok) return opened;
    await guess.succeeded();
    return accept(await tokensOf(dependencies, opened.value));
  };
};

const unknownChallenge = refuse({ code: 'TOKEN_INVALID' as const, field: ['challenge'] });

async function complete(
  dependencies: Dependencies,
  unit: CredentialUnit & SessionUnit,
  challenge: SignInChallenge,
  code: string,
): Promise<Result<OpenedSession, IdentityErrorCode>> {
  const now = dependencies.clock.now();
  const used = useChallenge(challenge, now);
  if (!used.ok) return used;
  const account = await unit.accounts.findByIdForUpdate(challenge.userId);
  // Disabled since the password was shown.
  if (account === null || isClosed(account)) return unknownChallenge;
  const accepted = await acceptCode(dependencies, unit, { userId: challenge.userId, code, now });
  if (!accepted.ok) return accepted;
  await unit.challenges.save(used.value);
  return accept(await writeSession(dependencies, unit, challenge.userId, 'SECOND_FACTOR'));
}
