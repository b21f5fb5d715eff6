import type { Viewers } from '@conect/event-bus';
import type { Logger } from '@conect/service-kit';
import type { DataSource, EntityManager } from 'typeorm';

/** What every area stands on. */
export interface Foundation {
  readonly dataSource: DataSource;
  /** To be called after a commit that put events in the outbox. */
  readonly afterCommit: () => void;
  /** Who is asking, read in a transaction that is open. */
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly logger: Logger;
}
