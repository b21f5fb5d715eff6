import type { UserCall } from '@conect/auth';
import { accept, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import { factorsInUse } from '../../../credential/application/factors-in-use';
import type { CredentialUnit, OneTimeSecrets } from '../../../credential/application/ports';
import { provePassword, type PasswordProof, type PasswordProving } from '../../../credential/application/prove-password';
import { mustShowOne } from '../../../credential/domain/second-factor';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { ceremonyExpiry } from '../../domain/passkey-ceremony';
import type { PasskeyUnit, RelyingParty } from '../ports';

interface Dependencies extends PasswordProving {
  readonly inTransaction: InTransaction<PasskeyUnit & CredentialUnit>;
  readonly secrets: Pick<OneTimeSecrets, 'newChallenge'>;
  readonly relyingParty: Pick<RelyingParty, 'creationOptions'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** What a browser is given, and by what the answer is recognized. */
interface StartedRegistration {
  readonly registrationId: string;
  readonly options: string;
  readonly expiresAt: Date;
}

export type StartPasskeyRegistration = ReturnType<typeof createStartPasskeyRegistration>;

/** Asks the caller's browser for a new passkey, other than those he has. Whoever has a second factor in use must have signed in with it. */
export const createStartPasskeyRegistration = (dependencies: Dependencies) => {
  const { inTransaction, secrets, relyingParty, clock, newId } = dependencies;
  return async (call: UserCall, input: PasswordProof): Promise<Result<StartedRegistration, IdentityErrorCode>> => {
    const { userId, assurance } = call.principal;
    const proven = await provePassword(dependencies, userId, input);
    if (!proven.ok) return proven;
    const { email, name } = proven.value;

    const { text: challenge, hash } = secrets.newChallenge();
    const registrationId = newId();
    const expiresAt = ceremonyExpiry(clock.now());
    const started = await inTransaction(call, async (unit) => {
      if (mustShowOne(await factorsInUse(unit, userId), assurance)) return refuse({ code: 'SECOND_FACTOR_REQUIRED' });
      await unit.ceremonies.save({ id: registrationId, purpose: 'REGISTRATION', userId, signInChallengeId: null, hash, expiresAt, usedAt: null });
      return accept({ present: await unit.passkeys.findByUser(userId) });
    });
    if (!started.ok) return started;
    const { present } = started.value;
    return accept({ registrationId, expiresAt, options: await relyingParty.creationOptions({ userId, email, name, challenge, present }) });
  };
};
