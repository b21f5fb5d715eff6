import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import type { CredentialUnit, OneTimeSecrets } from '../../../credential/application/ports';
import { useChallenge } from '../../../credential/domain/sign-in-challenge';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import type { Passkey } from '../../domain/passkey';
import { ceremonyExpiry } from '../../domain/passkey-ceremony';
import type { PasskeyUnit, RelyingParty } from '../ports';

/** The challenge that `signIn` gave, or nothing for a sign-in without a password. */
export interface StartPasskeySignInInput {
  readonly challenge?: string | null | undefined;
}

type Unit = PasskeyUnit & Pick<CredentialUnit, 'challenges'>;

interface Dependencies {
  readonly inTransaction: InTransaction<Unit>;
  readonly secrets: Pick<OneTimeSecrets, 'newChallenge' | 'challengeHashOf'>;
  readonly relyingParty: Pick<RelyingParty, 'requestOptions'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** What a browser is given, and by what the answer is recognized. */
interface StartedSignIn {
  readonly signInId: string;
  readonly options: string;
  readonly expiresAt: Date;
}

export type StartPasskeySignIn = ReturnType<typeof createStartPasskeySignIn>;

/**
 * Asks a browser to sign with a passkey: one of the person whose password was right, or whichever the person chooses. In the second case
 * nobody is named, so the answer is the same for everybody.
 */
export const createStartPasskeySignIn = (dependencies: Dependencies) => {
  const { inTransaction, secrets, relyingParty, clock, newId } = dependencies;
  return async (call: CommandCall, input: StartPasskeySignInInput): Promise<Result<StartedSignIn, IdentityErrorCode>> => {
    const { text: challenge, hash } = secrets.newChallenge();
    const signInId = newId();
    const expiresAt = ceremonyExpiry(clock.now());
    const started = await inTransaction(call, async (unit) => {
      const found = await addressee(dependencies, unit, input.challenge ?? null);
      if (!found.ok) return found;
      const { userId, signInChallengeId, allowed } = found.value;
      await unit.ceremonies.save({ id: signInId, purpose: 'SIGN_IN', userId, signInChallengeId, hash, expiresAt, usedAt: null });
      return accept({ allowed });
    });
    return started.ok ? accept({ signInId, expiresAt, options: await relyingParty.requestOptions({ challenge, allowed: started.value.allowed }) }) : started;
  };
};

interface Addressee {
  readonly userId: string | null;
  readonly signInChallengeId: string | null;
  readonly allowed: readonly Passkey[];
}

async function addressee({ secrets, clock }: Dependencies, unit: Unit, token: string | null): Promise<Result<Addressee, IdentityErrorCode>> {
  if (token === null) return accept({ userId: null, signInChallengeId: null, allowed: [] });
  const hash = secrets.challengeHashOf(token);
  const challenge = hash === null ? null : await unit.challenges.findByHash(hash);
  if (challenge === null) return refuse({ code: 'TOKEN_INVALID', field: ['challenge'] });
  const usable = useChallenge(challenge, clock.now());
  if (!usable.ok) return usable;
  const allowed = await unit.passkeys.findByUser(challenge.userId);
  if (allowed.length === 0) return refuse({ code: 'PASSKEY_UNKNOWN', field: ['challenge'] });
  return accept({ userId: challenge.userId, signInChallengeId: challenge.id, allowed });
}
