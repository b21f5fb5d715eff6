import {
  publicUtilityApplied,
  publicUtilityCaseForwarded,
  publicUtilityCompletionRequested,
  publicUtilityCompletionSupplied,
  publicUtilityExaminationStarted,
  publicUtilityGranted,
  publicUtilityProposed,
  publicUtilityRefused,
  publicUtilityWithdrawn,
  type EventContract,
} from '@conect/events';
import type { CaseEventType } from '../domain/lifecycle';
import type { CaseEvent } from '../domain/walk';

const contracts: Readonly<Record<CaseEventType, EventContract>> = {
  PublicUtilityApplied: publicUtilityApplied,
  PublicUtilityCaseForwarded: publicUtilityCaseForwarded,
  PublicUtilityExaminationStarted: publicUtilityExaminationStarted,
  PublicUtilityCompletionRequested: publicUtilityCompletionRequested,
  PublicUtilityCompletionSupplied: publicUtilityCompletionSupplied,
  PublicUtilityProposed: publicUtilityProposed,
  PublicUtilityGranted: publicUtilityGranted,
  PublicUtilityRefused: publicUtilityRefused,
  PublicUtilityWithdrawn: publicUtilityWithdrawn,
};

/** Translates what happened to a case into the contract other services rely on; the decision is told by the event that it makes. */
export function publishedCase({ type, publicUtilityCase: { id, organizationId, institutionId, dueAt, decision, withdrawal } }: CaseEvent) {
  const data = { caseId: id, organizationId, institutionId, dueAt: dueAt?.toISOString() ?? null };
  const made = type === 'PublicUtilityGranted' ? decision : type === 'PublicUtilityWithdrawn' ? withdrawal : null;
  return { contract: contracts[type], data: made === null ? data : { ...data, decisionNumber: made.number, decidedOn: made.date } };
}
