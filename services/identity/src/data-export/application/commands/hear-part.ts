import { isAnswered, notePart, type PartAnswer } from '../../domain/data-export';
import type { DataExportUnit } from '../ports';

/** Notes what a service says of its part, in the transaction of the event; after the last answer the archive is put together at once. */
export async function hearPart(unit: Pick<DataExportUnit, 'dataExports' | 'gatherLater'>, exportId: string, answer: PartAnswer): Promise<void> {
  const present = await unit.dataExports.findByIdForUpdate(exportId);
  if (present === null) return;
  const noted = notePart(present, answer);
  if (noted === present) return;
  await unit.dataExports.save(noted);
  if (isAnswered(noted)) await unit.gatherLater(exportId);
}
