import type { NewId } from '@conect/kernel';
import { isLeaving } from '../../../account/domain/account';
import type { MembershipUnit } from '../ports';
import { grantMembership } from './grant-membership';

/** Who asked for an organization to be registered, and who approved it. */
export interface ApprovedApplication {
  readonly organizationId: string;
  readonly applicantId: string;
  readonly approvedBy: string | null;
}

/** Makes the applicant of an approved organization its administrator; hearing of it twice changes nothing, nor does it when he has left CONECT meanwhile. */
export async function admitApplicant(unit: MembershipUnit, newId: NewId, application: ApprovedApplication): Promise<void> {
  const { organizationId, applicantId: userId, approvedBy: grantedBy } = application;
  const applicant = await unit.accounts.findByIdForUpdate(userId);
  if (applicant === null) throw new Error(`Expected the applicant ${userId} of organization ${organizationId} to have an account`);
  if (isLeaving(applicant)) return;
  await grantMembership(unit, newId, { userId, role: 'NGO_ADMIN', organizationId, institutionId: null, grantedBy });
}
