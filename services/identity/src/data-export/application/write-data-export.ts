import type { DataExportChange } from '../domain/data-export';
import type { DataExportUnit } from './ports';

/** Writes a request after one step, with its audit entry and event. */
export async function writeDataExport(unit: Pick<DataExportUnit, 'dataExports' | 'audit' | 'publish'>, { from, dataExport, event }: DataExportChange): Promise<void> {
  await unit.dataExports.save(dataExport);
  await unit.audit({ subjectType: 'DataExport', subjectId: dataExport.id, changes: { state: { before: from, after: dataExport.state } } });
  await unit.publish(event);
}
