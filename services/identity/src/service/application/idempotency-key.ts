import type { CommandCall } from '@conect/auth';
import { refuse, type Result } from '@conect/kernel';
import { badInput } from '../domain/refusals';
import type { InTransaction } from './ports';

const maximumKeyLength = 255;

/** A transaction as service-kit makes it, for codes of any service. */
type AnyTransaction<Unit> = <Ids extends object, Code extends string>(
  call: CommandCall,
  work: (unit: Unit) => Promise<Result<Ids, Code>>,
) => Promise<Result<Ids, Code>>;

/** Refuses idempotency keys that cannot be stored before any transaction begins. */
export const withCheckedKey =
  <Unit>(inTransaction: AnyTransaction<Unit>): InTransaction<Unit> =>
  (call, work) => {
    const key = call.idempotencyKey;
    const isStorable = key === null || (key !== '' && key.length <= maximumKeyLength && key.isWellFormed() && !key.includes('\0'));
    if (isStorable) return inTransaction(call, work);
    return Promise.resolve(refuse(badInput(['idempotencyKey'], 'IDEMPOTENCY_KEY', { maximum: maximumKeyLength })));
  };
