import type { OrganizationEvent } from '../../organization/domain/events';
import { endWithOrganization } from '../domain/interest-record';
import { recordInterestRecord } from './change-interest-record';
import type { InterestRecordWrites } from './ports';

/** Ends what waits or stands of an organization's records when it is struck off or withdraws, in the transaction that ends it. */
export async function endRecordsWith(unit: InterestRecordWrites, { type, organization }: OrganizationEvent, userId: string | null): Promise<void> {
  if (type !== 'OrganizationDeregistered' && type !== 'OrganizationWithdrawn') return;
  for (const before of await unit.interestRecords.findLiveOf(organization.id)) {
    if (userId === null) throw new Error('Only somebody who signed in ends an organization that has records');
    const ended = endWithOrganization(before, organization.status, { userId, now: unit.now });
    if (!ended.ok) throw new Error('A live record of an organization that ends cannot be refused its end');
    await recordInterestRecord(unit, before, ended.value);
  }
}
