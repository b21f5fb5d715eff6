import { tellOfDataExportPart } from '@conect/event-bus';
import { systemClock } from '@conect/kernel';
import { createDataExportDesk, type DataExportDesk, type Logger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { messagingExport } from './sections';

interface Dependencies {
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly afterCommit: () => void;
  /** Shared with identity alone. */
  readonly secret: string;
}

/** Builds where messaging hands in what it keeps of a person who asks identity for his data. */
export const createOwnDesk = (dependencies: Dependencies): DataExportDesk =>
  createDataExportDesk({ ...dependencies, service: 'messaging', sections: messagingExport.sections, clock: systemClock, tell: tellOfDataExportPart('messaging') });
