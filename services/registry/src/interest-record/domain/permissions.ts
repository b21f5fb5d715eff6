import { isLiaisonOf, isRegistryOfficer, rolesIn, type Viewer } from '../../membership/domain/viewer';
import type { OrganizationStatus } from '../../organization/domain/organization';
import type { RegistryRefusal } from '../../service/domain/refusals';
import { isEndableBy, type InterestRecord, type Side } from './interest-record';

/** What can be done with an interest record: the names of its `viewerCan`. */
export type InterestRecordAction = 'confirm' | 'refuse' | 'end';

/** A record, and the state of its organization; null when the viewer may not even see that. */
export interface InterestRecordScene {
  readonly interestRecord: InterestRecord;
  readonly organizationStatus: OrganizationStatus | null;
}

const isMember = (viewer: Viewer, { organizationId }: InterestRecord): boolean => rolesIn(viewer, organizationId).length > 0;
const isAdministrator = (viewer: Viewer, { organizationId }: InterestRecord): boolean => rolesIn(viewer, organizationId).includes('NGO_ADMIN');

/** Whether the viewer sees every record of an institution, and why one was closed: its liaisons, and SGG. */
export const maySeeAllOfInstitution = (viewer: Viewer, institutionId: string): boolean => isLiaisonOf(viewer, institutionId) || isRegistryOfficer(viewer);

/** Whether the viewer sees who closed the record and why. */
export const maySeeReasons = (viewer: Viewer, record: InterestRecord): boolean => isMember(viewer, record) || maySeeAllOfInstitution(viewer, record.institutionId);

/** Whether the viewer may know of a record: confirmed ones everybody, the others both sides and SGG. */
export const maySeeInterestRecord = (viewer: Viewer, record: InterestRecord): boolean => record.status === 'CONFIRMED' || maySeeReasons(viewer, record);

/** What does not exist and what the viewer may not know of are refused in the same words. */
export const interestRecordNotFound: RegistryRefusal = { code: 'NOT_FOUND', field: ['interestRecordId'], params: { what: 'INTEREST_RECORD' } };

/** For which side the viewer can act; the organization's comes first, since nobody acts for an institution towards his own organization. */
export function sideOf(viewer: Viewer, record: InterestRecord): Side | null {
  if (isAdministrator(viewer, record)) return 'ORGANIZATION';
  return isLiaisonOf(viewer, record.institutionId) && !isMember(viewer, record) ? 'INSTITUTION' : null;
}

/** Why the viewer may not do this with this record now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfInterestRecord(action: InterestRecordAction, viewer: Viewer, { interestRecord, organizationStatus }: InterestRecordScene): readonly RegistryRefusal[] {
  if (!maySeeInterestRecord(viewer, interestRecord)) return [interestRecordNotFound];
  const side = sideOf(viewer, interestRecord);
  if (side === null || (action !== 'end' && side !== 'INSTITUTION')) return [{ code: 'FORBIDDEN' }];
  const isPossible = action === 'end' ? isEndableBy(side, interestRecord) : interestRecord.status === 'REQUESTED';
  if (!isPossible) return [{ code: 'INVALID_STATE', params: { status: `INTEREST_RECORD_${interestRecord.status}` } }];
  return action === 'confirm' && organizationStatus !== 'ACTIVE' ? [{ code: 'INVALID_STATE', params: { status: organizationStatus ?? 'WITHDRAWN' } }] : [];
}
