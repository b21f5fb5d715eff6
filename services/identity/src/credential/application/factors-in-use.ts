import type { PasskeyStore } from '../../passkey/application/ports';
import type { SecondFactorKind } from '../domain/second-factor';
import type { SecondFactorStore } from './ports';

/** Where a person's second factors are. */
export interface FactorUnit {
  readonly secondFactors: Pick<SecondFactorStore, 'find' | 'hasRecoveryCode'>;
  readonly passkeys: Pick<PasskeyStore, 'findByUser'>;
}

/** What completes a person's sign-in after the password; empty when the password is enough. Recovery codes count only beside something they stand in for. */
export async function factorsInUse({ secondFactors, passkeys }: FactorUnit, userId: string): Promise<readonly SecondFactorKind[]> {
  const app = await secondFactors.find(userId);
  const keys = await passkeys.findByUser(userId);
  const kinds: readonly SecondFactorKind[] = [...(app?.confirmedAt == null ? [] : (['TOTP'] as const)), ...(keys.length === 0 ? [] : (['PASSKEY'] as const))];
  return kinds.length > 0 && (await secondFactors.hasRecoveryCode(userId)) ? [...kinds, 'RECOVERY_CODE'] : kinds;
}
