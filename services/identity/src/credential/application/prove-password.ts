import { accept, refuse, type Result } from '@conect/kernel';
import type { AccountStore, PasswordHasher } from '../../account/application/ports';
import type { Account } from '../../account/domain/account';
import { normalizePassword } from '../../account/domain/password';
import type { Throttle } from '../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../service/domain/refusals';

/** The password, so that nobody at an open computer takes over the account. */
export interface PasswordProof {
  readonly currentPassword: string;
  readonly clientAddress?: string | null | undefined;
}

/** What a signed-in person's password is compared with, and where the tries are counted. */
export interface PasswordProving {
  readonly accounts: Pick<AccountStore, 'findById'>;
  readonly hasher: Pick<PasswordHasher, 'verify'>;
  readonly throttle: Pick<Throttle, 'beginGuess'>;
}

/** How a wrong password is refused. */
export const wrongPassword = refuse({ code: 'INVALID_CREDENTIALS' as const, field: ['currentPassword'] });

/** Has a signed-in person show the password again, outside any transaction, because comparing takes long; the account it was shown for. */
export async function provePassword(
  { accounts, hasher, throttle }: PasswordProving,
  userId: string,
  { currentPassword, clientAddress }: PasswordProof,
): Promise<Result<Account, IdentityErrorCode>> {
  const account = await accounts.findById(userId);
  const password = normalizePassword(currentPassword);
  if (account === null) return refuse({ code: 'NOT_FOUND' });
  if (password === null) return refuse(badInput(['currentPassword'], 'WELL_FORMED_TEXT'));
  const guess = await throttle.beginGuess({ email: account.email, clientAddress });
  if (!(await hasher.verify(account.passwordHash, password))) return wrongPassword;
  await guess.succeeded();
  return accept(account);
}
