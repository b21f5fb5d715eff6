import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Refusal, type Result } from '@conect/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import { businessNow } from './business-clock';
import { idempotencyMismatch } from './graphql-errors';

/** What a unit of work knows of its transaction. */
export interface TransactionFacts {
  /** Business time, read once from the database when the transaction begins. */
  readonly now: Date;
  readonly actorId: string | null;
  /** The operation or the handler that changes something. */
  readonly operation: string;
  readonly requestId: string | null;
  readonly traceparent: string | null;
}

interface CommandTransactionOptions<Unit> {
  readonly dataSource: DataSource;
  /** Builds the stores, `publish` and `audit` of a service on one transaction. */
  readonly unitOf: (manager: EntityManager, facts: TransactionFacts) => Unit;
  /** Called after each commit, e.g. to nudge the outbox relay. */
  readonly afterCommit?: () => void;
}

/** Runs a command's work in one transaction; see {@link createCommandTransaction}. It serves as the `CommandRunner` of any service. */
export type CommandTransaction<Unit> = <Ids extends object, Code extends string>(
  call: CommandCall,
  work: (unit: Unit) => Promise<Result<Ids, Code>>,
) => Promise<Result<Ids, Code>>;

/** Carries a refusal out of the transaction callback, so that everything written is rolled back. */
class Refused extends Error {
  constructor(readonly result: Result<never>) {
    super('refused');
  }
}

const retriedStates = new Set(['40001', '40P01']);
const maximumTries = 5;

/**
 * Makes a service's transaction for commands: rows, audit entry, outbox row and idempotency record commit together or not at all.
 * The same user, operation and key of an accepted command answers with the stored ids and does no work; with another input it
 * throws IDEMPOTENCY_MISMATCH. A refusal rolls back and is not stored; a key that cannot be stored is refused before anything begins.
 * Serialization failures and deadlocks are tried up to five times.
 */
export function createCommandTransaction<Unit>(options: CommandTransactionOptions<Unit>): CommandTransaction<Unit> {
  const { dataSource, unitOf, afterCommit } = options;
  return async (call, work) => {
    // BAD_USER_INPUT is among the codes of every service, and a call of the system has no key.
    if (!isStorable(call.idempotencyKey)) return refuse(badKey) as never;
    try {
      const ids = await withRetries(() =>
        dataSource.transaction(async (manager) => {
          const stored = await claimKey(manager, call);
          if (stored !== null) return stored as never;
          const result = await work(unitOf(manager, await factsOf(manager, call)));
          if (!result.ok) throw new Refused(result);
          await storeIds(manager, call, result.value);
          return result.value;
        }),
      );
      afterCommit?.();
      return accept(ids);
    } catch (error) {
      if (error instanceof Refused) return error.result as never;
      throw error;
    }
  };
}

const maximumKeyLength = 255;
const badKey: Refusal<'BAD_USER_INPUT'> = {
  code: 'BAD_USER_INPUT',
  field: ['idempotencyKey'],
  params: { expected: 'IDEMPOTENCY_KEY', maximum: maximumKeyLength },
};

const isStorable = (key: string | null): boolean =>
  key === null || (key !== '' && key.length <= maximumKeyLength && key.isWellFormed() && !key.includes('\0'));

async function factsOf(manager: EntityManager, call: CommandCall): Promise<TransactionFacts> {
  const { principal, operation, requestId, traceparent } = call;
  const actorId = principal.kind === 'USER' ? principal.userId : null;
  return { now: await businessNow(manager), actorId, operation, requestId, traceparent };
}

/** Takes the key for this transaction; a concurrent use of it waits here. Answers the stored ids of an accepted command. */
async function claimKey(manager: EntityManager, call: CommandCall): Promise<object | null> {
  const { principal, operation, idempotencyKey, inputHash } = call;
  if (principal.kind !== 'USER' || idempotencyKey === null) return null;
  const inserted = await manager.query<unknown[]>(
    `INSERT INTO idempotency_record (user_id, operation, key, input_hash) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [principal.userId, operation, idempotencyKey, inputHash],
  );
  if (inserted.length > 0) return null;
  const [row] = await manager.query<{ input_hash: string; result_ids: object }[]>(
    'SELECT input_hash, result_ids FROM idempotency_record WHERE user_id = $1 AND operation = $2 AND key = $3',
    [principal.userId, operation, idempotencyKey],
  );
  if (row?.input_hash !== inputHash) throw idempotencyMismatch();
  return row.result_ids;
}

async function storeIds(manager: EntityManager, call: CommandCall, ids: object): Promise<void> {
  const { principal, operation, idempotencyKey } = call;
  if (principal.kind !== 'USER' || idempotencyKey === null) return;
  await manager.query('UPDATE idempotency_record SET result_ids = $4 WHERE user_id = $1 AND operation = $2 AND key = $3', [
    principal.userId,
    operation,
    idempotencyKey,
    ids,
  ]);
}

async function withRetries<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const state = (error as { code?: string }).code ?? '';
      if (!retriedStates.has(state) || attempt >= maximumTries) throw error;
      await pauseWithJitter(attempt);
    }
  }
}

/** Waits up to 10, 20, 40 ... ms, so that rivals do not meet again at once. */
function pauseWithJitter(attempt: number): Promise<void> {
  const share = crypto.getRandomValues(new Uint8Array(1))[0]! / 255;
  return new Promise((resolve) => setTimeout(resolve, share * 10 * 2 ** (attempt - 1)));
}

/** Removes idempotency records older than so many days, at most `limit` at a time; answers how many. */
export async function purgeIdempotencyRecords(manager: EntityManager, keptDays: number, limit = 1_000): Promise<number> {
  const [, count] = await manager.query<[unknown[], number]>(
    `DELETE FROM idempotency_record WHERE ctid IN
       (SELECT ctid FROM idempotency_record WHERE created_at < now() - make_interval(days => $1) LIMIT $2)`,
    [keptDays, limit],
  );
  return count;
}
