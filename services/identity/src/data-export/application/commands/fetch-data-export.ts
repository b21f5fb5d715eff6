import { accept, refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { isFetchable } from '../../domain/data-export';
import type { DataExportUnit } from '../ports';

/** The time that an address is good for. */
interface WantedFetch {
  readonly exportId: string;
  readonly downloadNumber: number;
}

/** The file to send. */
type Fetched = { readonly fileId: string; readonly byteLength: number };

export type FetchDataExport = (call: UserCall, wanted: WantedFetch) => Promise<Result<Fetched, IdentityErrorCode>>;

/** Uses up an address of an archive: the person alone fetches it, each address once, and the audit trail tells of it. */
export const createFetchDataExport =
  ({ inTransaction }: { readonly inTransaction: InTransaction<DataExportUnit> }): FetchDataExport =>
  (call, { exportId, downloadNumber }) =>
    inTransaction<Fetched>(call, async (unit) => {
      const present = await unit.dataExports.findByIdForUpdate(exportId);
      if (present?.userId !== call.principal.userId || !isFetchable(present, unit.now)) return refuse({ code: 'NOT_FOUND' });
      const { fileId, byteLength, downloadCount } = present;
      if (downloadNumber !== downloadCount + 1) return refuse({ code: 'TOKEN_USED' });
      await unit.dataExports.save({ ...present, downloadCount: downloadNumber });
      await unit.audit({ subjectType: 'DataExport', subjectId: exportId, changes: { downloadCount: { before: downloadCount, after: downloadNumber } } });
      return accept({ fileId: fileId!, byteLength: byteLength! });
    });
