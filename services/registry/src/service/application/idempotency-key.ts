import type { CommandCall } from '@conect/auth';
import { refuse, type Result } from '@conect/kernel';
import { badInput, type RegistryErrorCode } from '../domain/refusals';

/** Runs a command's work in one transaction. */
type InTransaction<Unit> = <Ids extends object, Code extends string>(
  call: CommandCall,
  work: (unit: Unit) => Promise<Result<Ids, Code>>,
) => Promise<Result<Ids, Code>>;

/** As {@link InTransaction}, for commands of this service. */
export type InRegistryTransaction<Unit> = <Ids extends object>(
  call: CommandCall,
  work: (unit: Unit) => Promise<Result<Ids, RegistryErrorCode>>,
) => Promise<Result<Ids, RegistryErrorCode>>;

const maximumKeyLength = 255;

/** Refuses idempotency keys that cannot be stored before any transaction begins. */
export const withCheckedKey =
  <Unit>(inTransaction: InTransaction<Unit>): InRegistryTransaction<Unit> =>
  (call, work) => {
    const key = call.idempotencyKey;
    const isStorable = key === null || (key !== '' && key.length <= maximumKeyLength && key.isWellFormed() && !key.includes('\0'));
    if (isStorable) return inTransaction(call, work);
    return Promise.resolve(refuse(badInput(['idempotencyKey'], 'IDEMPOTENCY_KEY', { maximum: maximumKeyLength })));
  };
