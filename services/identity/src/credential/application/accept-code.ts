import { accept, refuse, type Result } from '@conect/kernel';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import { isFreshStep } from '../domain/second-factor';
import type { CredentialUnit, OneTimeSecrets, TotpSecrets } from './ports';

interface Dependencies {
  readonly secrets: Pick<OneTimeSecrets, 'recoveryHashOf'>;
  readonly totp: Pick<TotpSecrets, 'stepOf'>;
}

interface Shown {
  readonly userId: string;
  readonly code: string;
  readonly now: Date;
}

const wrongCode = refuse({ code: 'CODE_INVALID' as const, field: ['code'] });

/** Uses up a code of the app or a recovery code of a user whose account the caller has locked; each works once. */
export async function acceptCode(
  { secrets, totp }: Dependencies,
  unit: CredentialUnit,
  { userId, code, now }: Shown,
): Promise<Result<object, IdentityErrorCode>> {
  const recoveryHash = secrets.recoveryHashOf(code);
  if (recoveryHash !== null) {
    const found = await unit.secondFactors.findRecoveryCode(userId, recoveryHash);
    if (found === null || found.usedAt !== null) return wrongCode;
    await unit.secondFactors.saveRecoveryCode({ ...found, usedAt: now });
    await unit.audit({ subjectType: 'User', subjectId: userId, changes: { recoveryCode: { before: found.id, after: null } } });
    return accept({});
  }
  const factor = await unit.secondFactors.findForUpdate(userId);
  if (factor === null || factor.sealedSecret === null) return wrongCode;
  const step = totp.stepOf(factor.sealedSecret, userId, code.replace(/\s/g, ''), now);
  if (step === null || !isFreshStep(factor, step)) return wrongCode;
  await unit.secondFactors.save({ ...factor, lastStep: step });
  return accept({});
}
