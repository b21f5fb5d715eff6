import type { AccountStore, AccountUnit } from '../../account/application/ports';
import type { ChangeLog } from '../../service/application/ports';
import type { DataExport, ExportingService } from '../domain/data-export';

export interface DataExportStore {
  /** Lets one request of a person after the other, so that two at once make one. */
  readonly lockRequestsOf: (userId: string) => Promise<void>;
  readonly findById: (id: string) => Promise<DataExport | null>;
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<DataExport | null>;
  /** The newest first, twenty at most. */
  readonly findLatest: (userId: string) => Promise<readonly DataExport[]>;
  /** What is under way, and what was asked for since then. */
  readonly findUnderWayOrSince: (userId: string, since: Date) => Promise<readonly DataExport[]>;
  /** Whose archives' time is over. */
  readonly findIdsOver: (now: Date, limit: number) => Promise<readonly string[]>;
  readonly save: (dataExport: DataExport) => Promise<void>;
  /** Removes what is told of archives that are long gone. */
  readonly removeEndedBefore: (before: Date) => Promise<void>;
  /** Removes the sealed pieces of an archive. */
  readonly removeArchive: (id: string) => Promise<void>;
}

/** What commands on requests for one's own data may touch inside one transaction. */
export interface DataExportUnit extends ChangeLog, Pick<AccountUnit, 'sendMail'> {
  readonly accounts: Pick<AccountStore, 'findById'>;
  readonly dataExports: DataExportStore;
  /** Has the archive put together at that business instant; now when absent. One such job waits for each request. */
  readonly gatherLater: (exportId: string, at?: Date) => Promise<void>;
}

/** A part that is not as its service said, or cannot be fetched. */
export class PartUnreadable extends Error {
  constructor(
    readonly service: ExportingService,
    options: { readonly cause: unknown },
  ) {
    super(`Expected the part of ${service} as it was announced`, options);
  }
}

/** Writes an archive of the parts that are ready, sealed, under this file's id; throws {@link PartUnreadable}. Answers its length. */
export type WriteArchive = (dataExport: DataExport, fileId: string) => Promise<number>;

/** The job that puts one archive of a person's data together. */
export const gatherJob = 'gather-data-export';
