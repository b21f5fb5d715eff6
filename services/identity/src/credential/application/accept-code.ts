import { accept, refuse, type Result } from '@conect/kernel';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import { isFreshStep, type SecondFactor } from '../domain/second-factor';
import type { CredentialUnit, OneTimeSecrets, TotpSecrets } from './ports';

interface Dependencies {
  readonly secrets: Pick<OneTimeSecrets, 'recoveryHashOf'>;
  readonly totp: Pick<TotpSecrets, 'stepOf'>;
}

interface Shown {
  readonly code: string;
  readonly now: Date;
}

const wrongCode = refuse({ code: 'CODE_INVALID' as const, field: ['code'] });

/** Uses up a code of the app or a recovery code, of a factor that the caller has locked; each works once. */
export async function acceptCode(
  { secrets, totp }: Dependencies,
  unit: CredentialUnit,
  factor: SecondFactor,
  { code, now }: Shown,
): Promise<Result<object, IdentityErrorCode>> {
  const { userId, sealedSecret } = factor;
  if (sealedSecret === null) return wrongCode;
  const recoveryHash = secrets.recoveryHashOf(code);
  if (recoveryHash !== null) {
    const found = await unit.secondFactors.findRecoveryCode(userId, recoveryHash);
    if (found === null || found.usedAt !== null) return wrongCode;
    await unit.secondFactors.saveRecoveryCode({ ...found, usedAt: now });
    await unit.audit({ subjectType: 'User', subjectId: userId, changes: { recoveryCode: { before: found.id, after: null } } });
    return accept({});
  }
  const step = totp.stepOf(sealedSecret, userId, code.replace(/\s/g, ''), now);
  if (step === null || !isFreshStep(factor, step)) return wrongCode;
  await unit.secondFactors.save({ ...factor, lastStep: step });
  return accept({});
}
