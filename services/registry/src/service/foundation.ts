import type { Logger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';

/** What every area stands on. */
export interface Foundation {
  readonly dataSource: DataSource;
  readonly logger: Logger;
  /** To be called after a commit that put events in the outbox. */
  readonly afterCommit: () => void;
}
