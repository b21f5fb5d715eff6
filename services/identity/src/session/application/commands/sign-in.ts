import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { AccountStore, AccountUnit, PasswordHasher } from '../../../account/application/ports';
import { isClosed, isConfirmed, isDisabled, type Account } from '../../../account/domain/account';
import { parseEmail } from '../../../account/domain/email-address';
import { normalizePassword } from '../../../account/domain/password';
import type { FactorUnit } from '../../../credential/application/factors-in-use';
import type { CredentialUnit, OneTimeSecrets } from '../../../credential/application/ports';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../../service/domain/refusals';
import type { SessionUnit } from '../ports';
import { sessionOrChallenge, signedIn, type SessionOrChallenge, type SignedIn } from '../session-or-challenge';
import type { SessionOpening } from '../session-opener';

interface Dependencies extends SessionOpening {
  readonly inTransaction: InTransaction<SessionUnit & CredentialUnit & FactorUnit & Pick<AccountUnit, 'sendMail'>>;
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

export type SignIn = ReturnType<typeof createSignIn>;

/**
 * Checks address and password. An unknown address costs the same work as a wrong password and is answered the same; that an address
 * is not confirmed, or waits for a guardian, is told only to who knows the password, and that an account is disabled to nobody. Whoever has a second factor gets a challenge instead of a session.
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
      if (account?.passwordHash == null || !right) return wrongCredentials;
      if (isDisabled(account)) return refuseDisabled(dependencies, call, account.id);
      await guess.succeeded();
      if (!isConfirmed(account)) return refuse({ code: 'EMAIL_NOT_CONFIRMED', field: ['email'] });
      if (isClosed(account)) return refuseHeld(dependencies, call, account);
      return accept({ ...account, passwordHash: account.passwordHash, strongerHash: hasher.isOutdated(account.passwordHash) ? await hasher.hash(password) : null });
    };

    // The hash may have changed while it was compared: hashed more strongly by a sign-in beside this one, or another password.
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const proof = await prove();
      if (!proof.ok) return proof;
      const admitted = await admit(dependencies, call, proof.value);
      if (!admitted.ok) return admitted;
      if (admitted.value.kind !== 'PROOF_IS_OLD') return accept(await signedIn(dependencies, admitted.value));
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

/** Whoever knows the password learns what keeps him out; the link that opens an archived account is sent once more. */
async function refuseHeld({ inTransaction }: Dependencies, call: CommandCall, { id: userId, version, hold }: Account): Promise<Result<never, IdentityErrorCode>> {
  if (hold !== 'ARCHIVED') return refuse({ code: 'GUARDIAN_CONFIRMATION_REQUIRED', field: ['email'] });
  await inTransaction(call, async (unit) => {
    await unit.sendMail({ kind: 'ACCOUNT_ARCHIVED', userId, version });
    return accept({});
  });
  return refuse({ code: 'ACCOUNT_ARCHIVED', field: ['email'] });
}

interface Proof {
  readonly id: string;
  /** What was compared. */
  readonly passwordHash: string;
  readonly strongerHash: string | null;
}

type Admission = SessionOrChallenge | { readonly kind: 'PROOF_IS_OLD' };

/** Goes on only if the proven password still holds: a change of it ends all sessions, also one that is just being opened. */
async function admit(dependencies: Dependencies, call: CommandCall, { id, passwordHash, strongerHash }: Proof): Promise<Result<Admission, IdentityErrorCode>> {
  return dependencies.inTransaction<Admission>(call, async (unit) => {
    const locked = await unit.accounts.findByIdForUpdate(id);
    if (locked === null || isClosed(locked) || locked.passwordHash !== passwordHash) return accept({ kind: 'PROOF_IS_OLD' });
    if (strongerHash !== null) await unit.accounts.replacePasswordHash(id, passwordHash, strongerHash);
    return accept(await sessionOrChallenge(dependencies, unit, id));
  });
}
