import { tellOfDataExportPart } from '@conect/event-bus';
import { systemClock } from '@conect/kernel';
import { createDataExportDesk, type DataExportDesk, type Logger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import type { SealingKeys } from '../service/crypto/sealing-keys';
import { volunteeringExport } from './sections';

interface Dependencies {
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly afterCommit: () => void;
  readonly keys: SealingKeys;
  /** Shared with identity alone. */
  readonly secret: string;
}

/** Builds where volunteering hands in what it keeps of a person who asks identity for his data. */
export const createOwnDesk = ({ keys, ...dependencies }: Dependencies): DataExportDesk =>
  createDataExportDesk({ ...dependencies, service: 'volunteering', sections: volunteeringExport(keys).sections, clock: systemClock, tell: tellOfDataExportPart('volunteering') });
