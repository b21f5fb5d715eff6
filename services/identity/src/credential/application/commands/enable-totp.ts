import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { AccountStore, PasswordHasher } from '../../../account/application/ports';
import { normalizePassword } from '../../../account/domain/password';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../../service/domain/refusals';
import { mustShowOne, startTotp } from '../../domain/second-factor';
import { factorsInUse, type FactorUnit } from '../factors-in-use';
import type { CredentialUnit, TotpSecrets } from '../ports';

/** The password, so that nobody at an open computer takes over the account. */
export interface EnableTotpInput {
  readonly currentPassword: string;
  readonly clientAddress?: string | null | undefined;
}

interface Dependencies {
  readonly inTransaction: InTransaction<CredentialUnit & FactorUnit>;
  readonly accounts: Pick<AccountStore, 'findById'>;
  readonly hasher: Pick<PasswordHasher, 'verify'>;
  readonly throttle: Pick<Throttle, 'beginGuess'>;
  readonly totp: Pick<TotpSecrets, 'create'>;
}

/** What an authenticator app needs; shown once. */
interface AppSecret {
  readonly secret: string;
  readonly uri: string;
}

export type EnableTotp = ReturnType<typeof createEnableTotp>;

/** Makes a secret for the caller's authenticator app, in use once `confirmTotp` was shown a code of it. One in use changes only by itself. */
export const createEnableTotp =
  ({ inTransaction, accounts, hasher, throttle, totp }: Dependencies) =>
  async (call: UserCall, input: EnableTotpInput): Promise<Result<AppSecret, IdentityErrorCode>> => {
    const { userId, assurance } = call.principal;
    const account = await accounts.findById(userId);
    const password = normalizePassword(input.currentPassword);
    if (account === null) return refuse({ code: 'NOT_FOUND' });
    if (password === null) return refuse(badInput(['currentPassword'], 'WELL_FORMED_TEXT'));
    const guess = await throttle.beginGuess({ email: account.email, clientAddress: input.clientAddress });
    if (!(await hasher.verify(account.passwordHash, password))) return refuse({ code: 'INVALID_CREDENTIALS', field: ['currentPassword'] });
    await guess.succeeded();

    const { sealed, secret, uri } = totp.create(userId, account.email);
    const started = await inTransaction(call, async (unit) => {
      const present = await unit.secondFactors.findForUpdate(userId);
      if (mustShowOne(await factorsInUse(unit, userId), assurance)) return refuse({ code: 'SECOND_FACTOR_REQUIRED' });
      await unit.secondFactors.save(startTotp(present, userId, sealed));
      return accept({ userId });
    });
    return started.ok ? accept({ secret, uri }) : started;
  };
