import type { Viewer } from '@conect/kernel';
import { certificateNotFound } from '../../certificate/domain/permissions';
import { contractNotFound, inState } from '../../contract/domain/permissions';
import { isHostIn, isPartyOf } from '../../membership/domain/host';
import type { VolunteeringRefusal } from '../../service/domain/refusals';
import type { PaperFacts } from './facts';
import type { PaperSubject } from './paper';

const shiftNotFound: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['shiftId'], params: { what: 'SHIFT' } };

/** Why there is no such paper for anybody: what it would be of does not exist. A register without rows is an empty one, so that nothing is told by it. */
const refusalOfMissing: Readonly<Record<PaperSubject['kind'], VolunteeringRefusal>> = {
  CONTRACT: contractNotFound,
  VOLUNTEER_SHEET: contractNotFound,
  PROTECTION_SHEET: contractNotFound,
  CERTIFICATE: certificateNotFound,
  ATTENDANCE_CODE: shiftNotFound,
  REGISTER: { code: 'FORBIDDEN', field: ['organizationId'] },
};

/** Why the viewer may not have a paper now; empty when he may: what is of two parties is for these two, what is of a host for who decides for it. */
export function refusalsOfPaper(viewer: Viewer, { kind }: Pick<PaperSubject, 'kind'>, facts: PaperFacts | null): readonly VolunteeringRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (facts === null || !maySee(viewer, facts)) return [refusalOfMissing[kind]];
  return facts.of === 'CONTRACT' && facts.volunteer === null ? refusalsOfDetails(facts.contract.status === 'DRAFT', facts.contract) : [];
}

function maySee(viewer: Viewer, facts: PaperFacts): boolean {
  switch (facts.of) {
    case 'CONTRACT':
      return isPartyOf(viewer, facts.contract);
    case 'CERTIFICATE':
      return isPartyOf(viewer, facts.certificate);
    case 'SHIFT':
      return isHostIn(viewer, facts.shift.organizationId);
    case 'REGISTER':
      return isHostIn(viewer, facts.organizationId);
  }
}

/** Without the volunteer's details the text of a contract has blanks, so there is none: not yet, or no longer. */
const refusalsOfDetails = (isDraft: boolean, contract: Parameters<typeof inState>[0]): readonly VolunteeringRefusal[] =>
  isDraft ? [{ ...inState(contract), field: ['contractId'] }] : [{ code: 'INVALID_STATE', field: ['contractId'], params: { status: 'CONTRACT_DETAILS_GONE' } }];
