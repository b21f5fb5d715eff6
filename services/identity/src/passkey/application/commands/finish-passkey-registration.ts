import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import { noteSecondFactor, type Account } from '../../../account/domain/account';
import { factorsInUse } from '../../../credential/application/factors-in-use';
import type { OneTimeSecret, OneTimeSecrets } from '../../../credential/application/ports';
import { mustShowOne, recoveryCodeCount } from '../../../credential/domain/second-factor';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { raiseAssurance } from '../../../session/domain/session';
import { mayAdd, parsePasskeyName, type Passkey } from '../../domain/passkey';
import { useCeremony } from '../../domain/passkey-ceremony';
import type { NewCredential, PasskeyCeremonyStore, PasskeyChangeUnit, RelyingParty } from '../ports';

/** Which registration, what the authenticator answered, and what the person calls it. */
export interface FinishPasskeyRegistrationInput {
  readonly registration: string;
  readonly credential: string;
  readonly name: string;
  readonly clientAddress?: string | null | undefined;
}

interface Dependencies {
  readonly inTransaction: InTransaction<PasskeyChangeUnit>;
  readonly ceremonies: Pick<PasskeyCeremonyStore, 'findById'>;
  readonly relyingParty: Pick<RelyingParty, 'verifyCreated'>;
  readonly throttle: Pick<Throttle, 'beginGuess'>;
  readonly secrets: Pick<OneTimeSecrets, 'newRecoveryCode'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** The passkey, and the recovery codes of whoever had no second factor before. */
interface Registered {
  readonly passkeyId: string;
  readonly passkeyCount: number;
  readonly recoveryCodes: readonly string[] | null;
}

export type FinishPasskeyRegistration = ReturnType<typeof createFinishPasskeyRegistration>;

/** Puts a new passkey in use and tells its owner. The first second factor brings recovery codes, and the session that asks counts as signed in by two. */
export const createFinishPasskeyRegistration = (dependencies: Dependencies) => {
  const { inTransaction, ceremonies, relyingParty, throttle, clock } = dependencies;
  return async (call: UserCall, input: FinishPasskeyRegistrationInput): Promise<Result<Registered, IdentityErrorCode>> => {
    const { userId } = call.principal;
    const name = parsePasskeyName(input.name, ['name']);
    if (!name.ok) return name;
    const guess = await throttle.beginGuess({ email: `second factor of ${userId}`, clientAddress: input.clientAddress });
    const ceremony = isUuid(input.registration) ? await ceremonies.findById(input.registration) : null;
    if (ceremony === null || ceremony.purpose !== 'REGISTRATION' || ceremony.userId !== userId) return unknownRegistration;
    const usable = useCeremony(ceremony, field, clock.now());
    if (!usable.ok) return usable;
    const created = await relyingParty.verifyCreated(input.credential, ceremony.hash);
    if (created === null) return refuse({ code: 'PASSKEY_INVALID', field: ['credential'] });

    const registered = await inTransaction(call, async (unit) => {
      const account = await unit.accounts.findByIdForUpdate(userId);
      const locked = await unit.ceremonies.findByIdForUpdate(ceremony.id);
      if (account === null || locked === null) return unknownRegistration;
      const used = useCeremony(locked, field, clock.now());
      if (!used.ok) return used;
      await unit.ceremonies.save(used.value);
      return enter(dependencies, unit, { call, account, created, name: name.value });
    });
    if (registered.ok) await guess.succeeded();
    return registered;
  };
};

const field = ['registration'];
const unknownRegistration = refuse({ code: 'TOKEN_INVALID' as const, field });

interface Entry {
  readonly call: UserCall;
  readonly account: Account;
  readonly created: NewCredential;
  readonly name: string;
}

async function enter(dependencies: Dependencies, unit: PasskeyChangeUnit, { call, account, created, name }: Entry): Promise<Result<Registered, IdentityErrorCode>> {
  const { principal } = call;
  const before = await factorsInUse(unit, account.id);
  // One that came into use since the registration began must have been shown too.
  if (mustShowOne(before, principal.assurance)) return refuse({ code: 'SECOND_FACTOR_REQUIRED' });
  const present = await unit.passkeys.findByUser(account.id);
  const allowed = mayAdd(present, await unit.passkeys.findByCredentialId(created.credentialId));
  if (!allowed.ok) return allowed;

  const passkey: Passkey = { ...created, id: dependencies.newId(), userId: account.id, name, createdAt: dependencies.clock.now(), lastUsedAt: null };
  const change = noteSecondFactor(account, 'PASSKEY', unit.now);
  await unit.passkeys.save(passkey);
  await unit.accounts.save(change.account);
  await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { passkey: { before: null, after: passkey.id } } });
  await unit.publish(change.event);
  await unit.sendMail({ kind: 'PASSKEY_ADDED', userId: account.id, version: change.account.version });
  const session = await unit.sessions.findByIdForUpdate(principal.sessionId);
  if (session !== null) await unit.sessions.save(raiseAssurance(session));
  const recoveryCodes = before.length > 0 ? null : await newRecoveryCodes(dependencies, unit, account.id);
  return accept({ passkeyId: passkey.id, passkeyCount: present.length + 1, recoveryCodes });
}

async function newRecoveryCodes({ secrets, newId }: Dependencies, unit: PasskeyChangeUnit, userId: string): Promise<readonly string[]> {
  const codes: readonly OneTimeSecret[] = Array.from({ length: recoveryCodeCount }, secrets.newRecoveryCode);
  await unit.secondFactors.replaceRecoveryCodes(userId, codes.map(({ hash }) => ({ id: newId(), userId, hash, usedAt: null })));
  return codes.map(({ text }) => text);
}
