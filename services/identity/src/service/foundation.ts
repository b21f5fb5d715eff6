import { deriveKey } from '@conect/auth';
import { newId, systemClock, type Clock, type NewId } from '@conect/kernel';
import { createCommandTransaction, type Logger, type TransactionFacts } from '@conect/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import type { InTransaction } from './application/ports';
import { createUnitOf, type IdentityUnit } from './database/unit-of-work';
import { toOutgoingEvent } from './events/published';

/** What every area stands on. */
export interface Foundation {
  readonly dataSource: DataSource;
  readonly inTransaction: InTransaction<IdentityUnit>;
  /** For a transaction that somebody else opened, e.g. that of an event. */
  readonly unitOf: (manager: EntityManager, facts: TransactionFacts) => IdentityUnit;
  /** Security time. */
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
}

interface Options {
  readonly dataSource: DataSource;
  readonly logger: Logger;
  /** To be called after a commit that put events in the outbox. */
  readonly afterCommit?: () => void;
  readonly clock?: Clock;
}

/** Lays the foundation on a database. */
export function createFoundation({ dataSource, logger, afterCommit, clock = systemClock }: Options): Foundation {
  const unitOf = createUnitOf(toOutgoingEvent);
  const inTransaction = createCommandTransaction({ dataSource, unitOf, ...(afterCommit === undefined ? {} : { afterCommit }) });
  return { dataSource, inTransaction, unitOf, clock, newId, logger };
}

/** The keys that the one secret gives; each has its own purpose. */
export interface Keys {
  readonly pepper: Buffer;
  readonly links: Buffer;
  readonly throttle: Buffer;
  readonly secondFactors: Buffer;
  readonly resetLinks: Buffer;
  readonly refreshTokens: Buffer;
  readonly signingKeys: Buffer;
  readonly externalSignIn: Buffer;
  readonly documents: Buffer;
  readonly invitations: Buffer;
  readonly guardianLinks: Buffer;
  readonly guardianWithdrawals: Buffer;
  readonly restoreLinks: Buffer;
  readonly dataExportAddresses: Buffer;
  readonly dataExportArchives: Buffer;
}

/** Derives the keys from IDENTITY_SECRET. */
export const keysOf = (secret: string): Keys => ({
  pepper: deriveKey(secret, 'identity password pepper'),
  links: deriveKey(secret, 'identity confirmation links'),
  secondFactors: deriveKey(secret, 'identity second factors'),
  throttle: deriveKey(secret, 'identity throttle keys'),
  resetLinks: deriveKey(secret, 'identity password reset links'),
  refreshTokens: deriveKey(secret, 'identity refresh tokens'),
  signingKeys: deriveKey(secret, 'identity signing keys'),
  externalSignIn: deriveKey(secret, 'identity external sign-in'),
  documents: deriveKey(secret, 'identity documents'),
  invitations: deriveKey(secret, 'identity invitations'),
  guardianLinks: deriveKey(secret, 'identity guardian links'),
  guardianWithdrawals: deriveKey(secret, 'identity guardian withdrawal links'),
  restoreLinks: deriveKey(secret, 'identity restore links'),
  dataExportAddresses: deriveKey(secret, 'identity data export addresses'),
  dataExportArchives: deriveKey(secret, 'identity data export archives'),
});
