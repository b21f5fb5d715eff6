import type { CommandRunner } from '@conect/auth';
import type { RegistryErrorCode } from '../domain/refusals';

/** Runs a command of this service in one transaction. */
export type InRegistryTransaction<Unit> = CommandRunner<Unit, RegistryErrorCode>;

/** The transaction itself refuses keys that cannot be stored; this only gives it the service's codes. */
export const withCheckedKey = <Unit>(inTransaction: InRegistryTransaction<Unit>): InRegistryTransaction<Unit> => inTransaction;
