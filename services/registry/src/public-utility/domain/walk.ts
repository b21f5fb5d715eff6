import { accept, refuse, type Result } from '@conect/kernel';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import { edgeFrom, type CaseEventType, type CaseMutation } from './lifecycle';
import type { PublicUtilityCase } from './public-utility-case';
import { dueAtIn, type CaseTerms } from './terms';

/** What happened to a case; it is carried as it is afterwards. */
export interface CaseEvent {
  readonly type: CaseEventType;
  readonly publicUtilityCase: PublicUtilityCase;
}

/** A change of one case. */
export interface CaseChange {
  readonly publicUtilityCase: PublicUtilityCase;
  readonly event: CaseEvent;
}

/** When, and by which terms. */
interface Circumstances {
  readonly now: Date;
  readonly terms: CaseTerms;
}

/** What an edge may write in a case. */
export type CaseEntries = Partial<Pick<PublicUtilityCase, 'documents' | 'institutionId' | 'completionRequest' | 'opinion' | 'decision' | 'refusalReason' | 'withdrawal'>>;

/** What an application begins with. */
type ApplicationFacts = Pick<PublicUtilityCase, 'id' | 'organizationId' | 'applicantId' | 'priorStatus' | 'documents'>;

/** An organization applies; SGG has the case from now on. */
export function applyForRecognition(facts: ApplicationFacts, { now, terms }: Circumstances): CaseChange {
  const later = { institutionId: null, completionRequest: null, opinion: null, decision: null, refusalReason: null, withdrawal: null };
  const publicUtilityCase: PublicUtilityCase = {
    ...facts,
    ...later,
    version: 1,
    createdAt: now,
    status: 'SUBMITTED',
    statusSince: now,
    dueAt: dueAtIn('SUBMITTED', null, { now, terms }),
  };
  return { publicUtilityCase, event: { type: 'PublicUtilityApplied', publicUtilityCase } };
}

/** Moves a case along the edge of a mutation, with what that writes in it; refused where the table has no such edge. */
export function walkCase(before: PublicUtilityCase, by: CaseMutation, entries: CaseEntries, { now, terms }: Circumstances): Result<CaseChange, RegistryErrorCode> {
  const edge = edgeFrom(before.status, by);
  if (edge === null) return refuse({ code: 'INVALID_STATE', params: { status: `PUBLIC_UTILITY_${before.status}` } });
  const publicUtilityCase: PublicUtilityCase = {
    ...before,
    ...entries,
    version: before.version + 1,
    status: edge.to,
    statusSince: now,
    dueAt: dueAtIn(edge.to, before.dueAt, { now, terms }),
  };
  return accept({ publicUtilityCase, event: { type: edge.event, publicUtilityCase } });
}
