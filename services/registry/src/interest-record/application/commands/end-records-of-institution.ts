import { endWithInstitution } from '../../domain/interest-record';
import { recordInterestRecord } from '../change-interest-record';
import type { InterestRecordUnit } from '../ports';

/** Ends every record of an institution that identity says is closed, on behalf of who closed it; organizations are locked one after the other. */
export async function endRecordsOfInstitution(unit: InterestRecordUnit, { institutionId, userId }: { readonly institutionId: string; readonly userId: string }): Promise<void> {
  for (const { id, organizationId } of await unit.interestRecords.findLiveOfInstitution(institutionId)) {
    await unit.organizations.findByIdForUpdate(organizationId);
    const interestRecord = await unit.interestRecords.findById(id);
    const change = interestRecord === null ? null : endWithInstitution(interestRecord, { userId, now: unit.now });
    // Somebody may have ended it before its organization was locked.
    if (change?.ok === true) await recordInterestRecord(unit, interestRecord, change.value);
  }
}
