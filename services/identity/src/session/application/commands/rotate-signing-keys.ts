import type { CommandCall } from '@conect/auth';
import { accept, type Clock, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { activate, isDueForRotation, retire, uselessBefore, type SigningKey } from '../../domain/signing-key';
import type { NewSigningKey, SigningKeyUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<SigningKeyUnit>;
  readonly newSigningKey: NewSigningKey;
  readonly rotationDays: number;
  readonly accessTokenSeconds: number;
  readonly clock: Clock;
}

/**
 * Sees to the signing keys: makes the first two, changes over when the current one has done its time (or at once, when forced) and
 * forgets retired ones whose tokens have expired. Any number of processes may do this at once; there is one set of keys.
 */
export const createRotateSigningKeys = (dependencies: Dependencies) => {
  const { inTransaction, rotationDays, accessTokenSeconds, clock } = dependencies;
  return (call: CommandCall, { force }: { readonly force: boolean }): Promise<Result<{ currentKeyId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      await unit.signingKeys.lock();
      const keys = await unit.signingKeys.all();
      const now = clock.now();
      for (const { id, retiredAt } of keys) {
        if (retiredAt !== null && retiredAt < uselessBefore(accessTokenSeconds, now)) await unit.signingKeys.remove(id);
      }

      const current = keys.find(({ status }) => status === 'CURRENT') ?? null;
      if (current !== null && !force && !isDueForRotation(current, rotationDays, now)) return accept({ currentKeyId: current.id });
      const next = keys.find(({ status }) => status === 'NEXT') ?? null;
      return accept({ currentKeyId: await changeOver(dependencies, unit, { current, next, now }) });
    });
};

interface ChangeOver {
  readonly current: SigningKey | null;
  readonly next: SigningKey | null;
  readonly now: Date;
}

async function changeOver({ newSigningKey }: Dependencies, unit: SigningKeyUnit, { current, next, now }: ChangeOver): Promise<string> {
  if (current !== null) await unit.signingKeys.save(retire(current, now));
  const activated = activate(next ?? newSigningKey(now), now);
  await unit.signingKeys.save(activated);
  await unit.signingKeys.save(newSigningKey(now));
  await unit.audit({
    subjectType: 'SigningKey',
    subjectId: activated.id,
    changes: { currentKeyId: { before: current?.id ?? null, after: activated.id } },
  });
  return activated.id;
}
