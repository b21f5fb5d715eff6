import type { CaseStatus } from './public-utility-case';

/** Who moves a case on: the organization, SGG, or the competent institution. */
export type CaseActor = 'NGO_ADMIN' | 'SGG_ADMIN' | 'INSTITUTION';

/** What can have happened to a case. */
export type CaseEventType =
  | 'PublicUtilityApplied'
  | 'PublicUtilityCaseForwarded'
  | 'PublicUtilityExaminationStarted'
  | 'PublicUtilityCompletionRequested'
  | 'PublicUtilityCompletionSupplied'
  | 'PublicUtilityProposed'
  | 'PublicUtilityGranted'
  | 'PublicUtilityRefused'
  | 'PublicUtilityWithdrawn';

/** The mutations that walk an edge. */
export type CaseMutation =
  | 'applyForPublicUtility'
  | 'forwardPublicUtilityCase'
  | 'startPublicUtilityExamination'
  | 'requestCompletion'
  | 'supplyCompletion'
  | 'proposePublicUtility'
  | 'grantPublicUtility'
  | 'refusePublicUtility'
  | 'withdrawPublicUtility';

/** One edge of the state machine of domain 2.8. */
interface CaseEdge {
  readonly from: CaseStatus | 'NONE';
  readonly to: CaseStatus;
  readonly by: CaseMutation;
  readonly actor: CaseActor;
  /** What the others are told. */
  readonly event: CaseEventType;
}

/** Every edge of a case of public utility (OG 26/2000 art. 38 to 41); what is not here is refused with INVALID_STATE. */
export const publicUtilityLifecycle: readonly CaseEdge[] = [
  { from: 'NONE', to: 'SUBMITTED', by: 'applyForPublicUtility', actor: 'NGO_ADMIN', event: 'PublicUtilityApplied' },
  { from: 'SUBMITTED', to: 'FORWARDED', by: 'forwardPublicUtilityCase', actor: 'SGG_ADMIN', event: 'PublicUtilityCaseForwarded' },
  { from: 'FORWARDED', to: 'UNDER_EXAMINATION', by: 'startPublicUtilityExamination', actor: 'INSTITUTION', event: 'PublicUtilityExaminationStarted' },
  { from: 'UNDER_EXAMINATION', to: 'COMPLETION_REQUESTED', by: 'requestCompletion', actor: 'INSTITUTION', event: 'PublicUtilityCompletionRequested' },
  { from: 'COMPLETION_REQUESTED', to: 'UNDER_EXAMINATION', by: 'supplyCompletion', actor: 'NGO_ADMIN', event: 'PublicUtilityCompletionSupplied' },
  { from: 'UNDER_EXAMINATION', to: 'PROPOSED', by: 'proposePublicUtility', actor: 'INSTITUTION', event: 'PublicUtilityProposed' },
  { from: 'PROPOSED', to: 'GRANTED', by: 'grantPublicUtility', actor: 'SGG_ADMIN', event: 'PublicUtilityGranted' },
  { from: 'PROPOSED', to: 'REFUSED', by: 'refusePublicUtility', actor: 'SGG_ADMIN', event: 'PublicUtilityRefused' },
  { from: 'GRANTED', to: 'WITHDRAWN', by: 'withdrawPublicUtility', actor: 'SGG_ADMIN', event: 'PublicUtilityWithdrawn' },
];

/** The edge that a mutation walks from a status; null when there is none. */
export const edgeFrom = (status: CaseEdge['from'], by: CaseMutation): CaseEdge | null =>
  publicUtilityLifecycle.find((edge) => edge.from === status && edge.by === by) ?? null;

/** Who may walk the edges of a mutation. */
export const actorOf = (by: CaseMutation): CaseActor => publicUtilityLifecycle.find((edge) => edge.by === by)!.actor;
