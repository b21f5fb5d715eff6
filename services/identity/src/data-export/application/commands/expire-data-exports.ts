import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import { daysBefore } from '../../../service/domain/days';
import { expireExport } from '../../domain/data-export';
import type { DataExportUnit } from '../ports';
import { writeDataExport } from '../write-data-export';

interface Dependencies {
  readonly inTransaction: InTransaction<DataExportUnit>;
  readonly newId: NewId;
}

/** That there was an archive is told for so long. */
const toldDays = 30;

/** Removes archives whose time is over, up to so many at once, and long after that what is told of them; answers how many archives went. */
export const createExpireDataExports =
  ({ inTransaction, newId }: Dependencies) =>
  async (limit: number): Promise<number> =>
    (
      await unrefused(
        inTransaction(systemCall('expireDataExports', newId), async (unit) => {
          const ids = await unit.dataExports.findIdsOver(unit.now, limit);
          for (const id of ids) {
            const present = await unit.dataExports.findByIdForUpdate(id);
            const step = present === null ? null : expireExport(present, unit.now);
            if (!step?.ok) continue;
            await writeDataExport(unit, step.value);
            await unit.dataExports.removeArchive(id);
          }
          await unit.dataExports.removeEndedBefore(daysBefore(unit.now, toldDays));
          return accept({ count: ids.length });
        }),
      )
    ).count;
