import { isLiaisonOf, isRegistryOfficer, rolesIn, type Viewer } from '../../membership/domain/viewer';
import type { RegistryRefusal } from '../../service/domain/refusals';
import { actorOf, edgeFrom, type CaseActor, type CaseMutation } from './lifecycle';
import type { PublicUtilityCase } from './public-utility-case';

/** What can be done with a case: the names of its `viewerCan`, and the mutation of each. */
export const caseActions = {
  forward: 'forwardPublicUtilityCase',
  startExamination: 'startPublicUtilityExamination',
  requestCompletion: 'requestCompletion',
  supplyCompletion: 'supplyCompletion',
  propose: 'proposePublicUtility',
  grant: 'grantPublicUtility',
  refuse: 'refusePublicUtility',
  withdraw: 'withdrawPublicUtility',
} as const satisfies Readonly<Record<string, CaseMutation>>;

/** One of {@link caseActions}. */
export type CaseAction = keyof typeof caseActions;

type Predicate = (viewer: Viewer, publicUtilityCase: PublicUtilityCase) => boolean;

const isMember: Predicate = (viewer, { organizationId }) => rolesIn(viewer, organizationId).length > 0;

/** Nobody decides for an office about an organization that he speaks for. */
const actsAs: Readonly<Record<CaseActor, Predicate>> = {
  NGO_ADMIN: (viewer, { organizationId }) => rolesIn(viewer, organizationId).includes('NGO_ADMIN'),
  SGG_ADMIN: (viewer, one) => isRegistryOfficer(viewer) && !isMember(viewer, one),
  INSTITUTION: (viewer, one) => one.institutionId !== null && isLiaisonOf(viewer, one.institutionId) && !isMember(viewer, one),
};

/** Whether the viewer sees more of a case than its state and its dates: the organization's people, SGG, and the competent institution. */
export const maySeeCaseFile: Predicate = (viewer, one) =>
  isMember(viewer, one) || isRegistryOfficer(viewer) || (one.institutionId !== null && isLiaisonOf(viewer, one.institutionId));

/** Whether the viewer may list the cases that wait for SGG. */
export const mayHandleCases = (viewer: Viewer): boolean => isRegistryOfficer(viewer);

/** Whether the viewer may list the cases that wait for an institution. */
export const maySeeCasesOfInstitution = (viewer: Viewer, institutionId: string): boolean => isLiaisonOf(viewer, institutionId) || isRegistryOfficer(viewer);

/** The refusal of a case that does not exist. */
export const caseNotFound: RegistryRefusal = { code: 'NOT_FOUND', field: ['caseId'], params: { what: 'PUBLIC_UTILITY_CASE' } };

/** Why the viewer may not do this with this case now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfCase(action: CaseAction, viewer: Viewer, publicUtilityCase: PublicUtilityCase): readonly RegistryRefusal[] {
  const mutation = caseActions[action];
  const actor = actorOf(mutation);
  if (!actsAs[actor](viewer, publicUtilityCase)) return [{ code: 'FORBIDDEN' }];
  if (actor === 'SGG_ADMIN' && viewer.lacksSecondFactor === true) return [{ code: 'SECOND_FACTOR_REQUIRED' }];
  return edgeFrom(publicUtilityCase.status, mutation) === null ? [{ code: 'INVALID_STATE', params: { status: `PUBLIC_UTILITY_${publicUtilityCase.status}` } }] : [];
}
