import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { AccountStore, PasswordHasher } from '../../../account/application/ports';
import { isConfirmed, isDisabled, type Account } from '../../../account/domain/account';
import { parseEmail } from '../../../account/domain/email-address';
import { normalizePassword } from '../../../account/domain/password';
import { factorsInUse, type FactorUnit } from '../../../credential/application/factors-in-use';
import type { CredentialUnit, OneTimeSecrets } from '../../../credential/application/ports';
import type { SecondFactorKind } from '../../../credential/domain/second-factor';
import { challengeExpiry } from '../../../credential/domain/sign-in-challenge';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../../service/domain/refusals';
import type { SessionUnit } from '../ports';
import { tokensOf, writeSession, type OpenedSession, type SessionOpening, type SessionTokens } from '../session-opener';

interface Dependencies extends SessionOpening {
  readonly inTransaction: InTransaction<SessionUnit & CredentialUnit & FactorUnit>;
  readonly accounts: Pick<AccountStore, 'findByEmail'>;
  readonly hasher: PasswordHasher;
  readonly secrets: Pick<OneTimeSecrets, 'newChallenge'>;
  readonly throttle: Pick<Throttle, 'beginGuess'>;
}

/** Credentials, and from where they came. */
export interface SignInInput {
  readonly email: string;
  readonly password: string;
  readonly clientAddress?: string | null | undefined;
}

/** What proves, together with a second factor, who signs in. */
interface Challenge {
  readonly token: string;
  readonly expiresAt: Date;
  /** What completes it. */
  readonly factors: readonly SecondFactorKind[];
}

/** A session, or the challenge that a second factor completes. */
export type SignedIn = { readonly kind: 'SIGNED_IN'; readonly tokens: SessionTokens } | { readonly kind: 'CHALLENGED'; readonly challenge: Challenge };

export type SignIn = ReturnType<typeof createSignIn>;

/**
 * Checks address and password. An unknown address costs the same work as a wrong password and is answered the same; that an address
 * is not confirmed is told only to who knows the password, and that an account is disabled to nobody. Whoever has a second factor gets a challenge instead of a session.
 */
export const createSignIn = (dependencies: Dependencies) => {
  const { accounts, hasher, throttle } = dependencies;
  return async (call: CommandCall, input: SignInInput): Promise<Result<SignedIn, IdentityErrorCode>> => {
    const email = parseEmail(input.email, ['email']);
    const password = normalizePassword(input.password);
    if (!email.ok) return email;
    if (password === null) return refuse(badInput(['password'], 'WELL_FORMED_TEXT'));

    const guess = await throttle.beginGuess({ email: email.value, clientAddress: input.clientAddress });
    const prove = async (): Promise<Result<Proof, IdentityErrorCode>> => {
      const account = await accounts.findByEmail(email.value);
      const right = await hasher.verify(account?.passwordHash ?? null, password);
      if (account === null || !right) return wrongCredentials;
      if (isDisabled(account)) return refuseDisabled(dependencies, call, account.id);
      await guess.succeeded();
      if (!isConfirmed(account)) return refuse({ code: 'EMAIL_NOT_CONFIRMED', field: ['email'] });
      return accept({ account, strongerHash: hasher.isOutdated(account.passwordHash) ? await hasher.hash(password) : null });
    };

    // The hash may have changed while it was compared: hashed more strongly by a sign-in beside this one, or another password.
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const proof = await prove();
      if (!proof.ok) return proof;
      const admitted = await admit(dependencies, call, proof.value);
      if (!admitted.ok) return admitted;
      const { value } = admitted;
      if (value.kind === 'SESSION') return accept({ kind: 'SIGNED_IN', tokens: await tokensOf(dependencies, value.opened) });
      if (value.kind === 'CHALLENGE') return accept({ kind: 'CHALLENGED', challenge: value.challenge });
    }
    return wrongCredentials;
  };
};

const wrongCredentials = refuse({ code: 'INVALID_CREDENTIALS' as const });

/** The same answer as to a wrong password, which also stays counted; only the audit trail tells. */
async function refuseDisabled({ inTransaction }: Dependencies, call: CommandCall, userId: string): Promise<Result<never, IdentityErrorCode>> {
  await inTransaction(call, async (unit) => {
    await unit.audit({ subjectType: 'User', subjectId: userId, changes: { signInRefused: { before: null, after: 'ACCOUNT_DISABLED' } } });
    return accept({});
  });
  return wrongCredentials;
}

interface Proof {
  readonly account: Account;
  readonly strongerHash: string | null;
}

type Admission =
  | { readonly kind: 'SESSION'; readonly opened: OpenedSession }
  | { readonly kind: 'CHALLENGE'; readonly challenge: Challenge }
  | { readonly kind: 'PROOF_IS_OLD' };

/** Goes on only if the proven password still holds: a change of it ends all sessions, also one that is just being opened. */
async function admit(dependencies: Dependencies, call: CommandCall, { account, strongerHash }: Proof): Promise<Result<Admission, IdentityErrorCode>> {
  return dependencies.inTransaction<Admission>(call, async (unit) => {
    const locked = await unit.accounts.findByIdForUpdate(account.id);
    if (locked === null || isDisabled(locked) || locked.passwordHash !== account.passwordHash) return accept({ kind: 'PROOF_IS_OLD' });
    if (strongerHash !== null) await unit.accounts.replacePasswordHash(account.id, account.passwordHash, strongerHash);
    const factors = await factorsInUse(unit, account.id);
    if (factors.length > 0) return accept({ kind: 'CHALLENGE', challenge: { ...(await challengeOf(dependencies, unit, account.id)), factors } });
    return accept({ kind: 'SESSION', opened: await writeSession(dependencies, unit, account.id, 'PASSWORD') });
  });
}

async function challengeOf({ secrets, clock, newId }: Dependencies, unit: CredentialUnit, userId: string): Promise<Omit<Challenge, 'factors'>> {
  const { text: token, hash } = secrets.newChallenge();
  const expiresAt = challengeExpiry(clock.now());
  await unit.challenges.save({ id: newId(), userId, hash, expiresAt, usedAt: null });
  return { token, expiresAt };
}
