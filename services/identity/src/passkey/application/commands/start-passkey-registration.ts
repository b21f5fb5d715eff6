import type { UserCall } from '@conect/auth';
import { accept, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import type { AccountStore, PasswordHasher } from '../../../account/application/ports';
import { normalizePassword } from '../../../account/domain/password';
import { factorsInUse } from '../../../credential/application/factors-in-use';
import type { CredentialUnit, OneTimeSecrets } from '../../../credential/application/ports';
import { mustShowOne } from '../../../credential/domain/second-factor';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../../service/domain/refusals';
import { ceremonyExpiry } from '../../domain/passkey-ceremony';
import type { PasskeyUnit, RelyingParty } from '../ports';

/** The password, so that nobody at an open computer takes over the account. */
export interface StartPasskeyRegistrationInput {
  readonly currentPassword: string;
  readonly clientAddress?: string | null | undefined;
}

interface Dependencies {
  readonly inTransaction: InTransaction<PasskeyUnit & CredentialUnit>;
  readonly accounts: Pick<AccountStore, 'findById'>;
  readonly hasher: Pick<PasswordHasher, 'verify'>;
  readonly throttle: Pick<Throttle, 'beginGuess'>;
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
  const { inTransaction, accounts, hasher, throttle, secrets, relyingParty, clock, newId } = dependencies;
  return async (call: UserCall, input: StartPasskeyRegistrationInput): Promise<Result<StartedRegistration, IdentityErrorCode>> => {
    const { userId, assurance } = call.principal;
    const account = await accounts.findById(userId);
    const password = normalizePassword(input.currentPassword);
    if (account === null) return refuse({ code: 'NOT_FOUND' });
    if (password === null) return refuse(badInput(['currentPassword'], 'WELL_FORMED_TEXT'));
    const guess = await throttle.beginGuess({ email: account.email, clientAddress: input.clientAddress });
    if (!(await hasher.verify(account.passwordHash, password))) return refuse({ code: 'INVALID_CREDENTIALS', field: ['currentPassword'] });
    await guess.succeeded();

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
    return accept({ registrationId, expiresAt, options: await relyingParty.creationOptions({ userId, email: account.email, name: account.name, challenge, present }) });
  };
};
