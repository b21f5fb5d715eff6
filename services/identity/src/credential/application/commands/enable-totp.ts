import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { mustShowOne, startTotp } from '../../domain/second-factor';
import { factorsInUse, type FactorUnit } from '../factors-in-use';
import type { CredentialUnit, TotpSecrets } from '../ports';
import { provePassword, type PasswordProof, type PasswordProving } from '../prove-password';

interface Dependencies extends PasswordProving {
  readonly inTransaction: InTransaction<CredentialUnit & FactorUnit>;
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
  ({ inTransaction, totp, ...proving }: Dependencies) =>
  async (call: UserCall, input: PasswordProof): Promise<Result<AppSecret, IdentityErrorCode>> => {
    const { userId, assurance } = call.principal;
    const proven = await provePassword(proving, userId, input);
    if (!proven.ok) return proven;

    const { sealed, secret, uri } = totp.create(userId, proven.value.email);
    const started = await inTransaction(call, async (unit) => {
      const present = await unit.secondFactors.findForUpdate(userId);
      if (mustShowOne(await factorsInUse(unit, userId), assurance)) return refuse({ code: 'SECOND_FACTOR_REQUIRED' });
      await unit.secondFactors.save(startTotp(present, userId, sealed));
      return accept({ userId });
    });
    return started.ok ? accept({ secret, uri }) : started;
  };
