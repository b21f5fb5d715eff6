import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import { beginGathering, endGathering, givePartUp, type DataExport, type DataExportTerms, type ExportingService } from '../../domain/data-export';
import type { DataExportUnit, WriteArchive } from '../ports';
import { writeDataExport } from '../write-data-export';

interface Dependencies {
  readonly inTransaction: InTransaction<DataExportUnit>;
  readonly newId: NewId;
  readonly terms: Pick<DataExportTerms, 'keptHours'>;
  readonly writeArchive: WriteArchive;
}

/** See {@link createGatherDataExport}. */
export interface GatherDataExport {
  readonly gather: (exportId: string) => Promise<void>;
  /** Goes on without the part of a service that cannot be read. */
  readonly goOnWithout: (exportId: string, service: ExportingService) => Promise<void>;
}

/**
 * Puts an archive together; does nothing for a request that waits for services, has ended, or went with its person. Which file is being
 * written is recorded first and looked at last: of two jobs at once, and of one that was killed, one file counts and the others go.
 */
export function createGatherDataExport({ inTransaction, newId, terms, writeArchive }: Dependencies): GatherDataExport {
  const change = async (exportId: string, work: (unit: DataExportUnit, present: DataExport) => Promise<void>): Promise<void> => {
    await unrefused(
      inTransaction(systemCall('gatherDataExport', newId), async (unit) => {
        const present = await unit.dataExports.findByIdForUpdate(exportId);
        if (present !== null) await work(unit, present);
        return accept({ exportId });
      }),
    );
  };
  const begin = async (exportId: string): Promise<DataExport | null> => {
    let begun: DataExport | null = null;
    await change(exportId, async (unit, present) => {
      const step = beginGathering(present, unit.now);
      if (!step.ok && present.state !== 'GATHERING') return;
      if (step.ok) await writeDataExport(unit, step.value);
      begun = { ...(step.ok ? step.value.dataExport : present), fileId: newId() };
      await unit.dataExports.removeArchive(exportId);
      await unit.dataExports.save(begun);
    });
    return begun;
  };
  const end = (exportId: string, fileId: string, byteLength: number): Promise<void> =>
    change(exportId, async (unit, present) => {
      const step = endGathering(present, byteLength, { keptHours: terms.keptHours, now: unit.now });
      if (!step.ok || present.fileId !== fileId) return;
      await writeDataExport(unit, step.value);
      await unit.sendMail({ kind: 'DATA_EXPORT_READY', userId: present.userId, exportId });
    });
  return {
    async gather(exportId) {
      const begun = await begin(exportId);
      if (begun?.fileId != null) await end(exportId, begun.fileId, await writeArchive(begun, begun.fileId));
    },
    goOnWithout: (exportId, service) =>
      change(exportId, async (unit, present) => {
        if (present.state === 'GATHERING') await unit.dataExports.save(givePartUp(present, service));
      }),
  };
}
