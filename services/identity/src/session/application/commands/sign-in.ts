import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import type { AccountStore, PasswordHasher } from '../../../account/application/ports';
import { isConfirmed, type Account } from '../../../account/domain/account';
import { parseEmail } from '../../../account/domain/email-address';
import { normalizePassword } from '../../../account/domain/password';
import type { InTransaction } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../../service/domain/refusals';
import { openSession, refreshExpiry, type SessionLifetimes } from '../../domain/session';
import type { AccessTokenIssuer, RefreshTokens, SessionUnit } from '../ports';

/** The tokens that a person's client keeps. */
export interface SessionTokens {
  readonly userId: string;
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
}

interface Dependencies {
  readonly inTransaction: InTransaction<SessionUnit>;
  readonly accounts: Pick<AccountStore, 'findByEmail'>;
  readonly hasher: PasswordHasher;
  readonly refreshTokens: RefreshTokens;
  readonly accessTokens: AccessTokenIssuer;
  readonly lifetimes: SessionLifetimes;
  readonly clock: Clock;
  readonly newId: NewId;
}

export type SignIn = ReturnType<typeof createSignIn>;

/**
 * Signs a person in. An unknown address costs the same work as a wrong password and is answered the same; that an address is not
 * confirmed is told only to who knows the password.
 */
export const createSignIn = (dependencies: Dependencies) => {
  const { accounts, hasher } = dependencies;
  return async (call: CommandCall, input: { email: string; password: string }): Promise<Result<SessionTokens, IdentityErrorCode>> => {
    const email = parseEmail(input.email, ['email']);
    const password = normalizePassword(input.password);
    if (!email.ok) return email;
    if (password === null) return refuse(badInput(['password'], 'WELL_FORMED_TEXT'));

    const prove = async (): Promise<Result<Proof, IdentityErrorCode>> => {
      const account = await accounts.findByEmail(email.value);
      const right = await hasher.verify(account?.passwordHash ?? null, password);
      if (account === null || !right) return wrongCredentials;
      if (!isConfirmed(account)) return refuse({ code: 'EMAIL_NOT_CONFIRMED', field: ['email'] });
      return accept({ account, strongerHash: hasher.isOutdated(account.passwordHash) ? await hasher.hash(password) : null });
    };

    // The hash may have changed while it was compared: hashed more strongly by a sign-in beside this one, or another password.
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const proof = await prove();
      if (!proof.ok) return proof;
      const opened = await open(dependencies, call, proof.value);
      if (opened !== 'PROOF_IS_OLD') return opened;
    }
    return wrongCredentials;
  };
};

const wrongCredentials = refuse({ code: 'INVALID_CREDENTIALS' as const });

interface Proof {
  readonly account: Account;
  readonly strongerHash: string | null;
}

/** Opens the session only if the proven password still holds: a change of it ends all sessions, also one that is just being opened. */
async function open(dependencies: Dependencies, call: CommandCall, { account, strongerHash }: Proof) {
  const { inTransaction, refreshTokens, accessTokens, lifetimes, clock, newId } = dependencies;
  const refreshToken = refreshTokens.first();
  const now = clock.now();
  const session = openSession(newId(), account.id, lifetimes, now);
  const refreshExpiresAt = refreshExpiry(session, lifetimes, now);
  const opened = await inTransaction<{ proofHolds: boolean }>(call, async (unit) => {
    const locked = await unit.accounts.findByIdForUpdate(account.id);
    if (locked?.passwordHash !== account.passwordHash) return accept({ proofHolds: false });
    if (strongerHash !== null) await unit.accounts.replacePasswordHash(account.id, account.passwordHash, strongerHash);
    await unit.sessions.save(session);
    await unit.audit({ subjectType: 'Session', subjectId: session.id, changes: { userId: { before: null, after: account.id } } });
    const hash = refreshTokens.hashOf(refreshToken)!;
    const first = { id: newId(), sessionId: session.id, predecessorId: null, hash, issuedAt: now, expiresAt: refreshExpiresAt, usedAt: null };
    await unit.sessions.saveToken(first);
    return accept({ proofHolds: true });
  });
  if (!opened.ok) return opened;
  if (!opened.value.proofHolds) return 'PROOF_IS_OLD' as const;
  const access = await accessTokens.issue(session, 'PASSWORD');
  return accept({ userId: account.id, ...access, refreshToken, refreshExpiresAt });
}
