import type { RequestDataExport } from '../application/commands/request-data-export';
import type { DataExport } from '../domain/data-export';

/** The address of an archive that is there. */
interface DataExportDownload {
  readonly url: string;
  readonly expiresAt: Date;
  readonly byteLength: number;
}

/** What resolvers know of exports of personal data. */
export interface DataExportContext {
  readonly requestDataExport: RequestDataExport;
  readonly dataExport: (id: string) => Promise<DataExport | null>;
  readonly dataExportsOf: (userId: string) => Promise<readonly DataExport[]>;
  /** Null when there is nothing to fetch. */
  readonly archiveAddressOf: (dataExport: DataExport) => Promise<DataExportDownload | null>;
}
