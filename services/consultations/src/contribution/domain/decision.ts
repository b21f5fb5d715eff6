import { accept, refuse, textOf, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../service/domain/refusals';
import type { ContributionDecision, DecidedStatus } from './contribution';

/** Below this nobody can tell why a proposal is not taken over (Legea 52/2003 art. 12: non-adoption is justified in writing; domain 2.5). */
const minimumJustification = 30;
const maximumJustification = 5_000;

/** Reads a decision: what is not taken over as a whole has a justification that says something, what is not answered a reason. */
export function readDecision(status: DecidedStatus, given: string | null | undefined): Result<ContributionDecision, ConsultationsErrorCode> {
  const field = ['justification'];
  if (given == null) return status === 'ACCEPTED' ? accept({ status, justification: null }) : refuse(badInput(field, 'VALUE'));
  const text = textOf(maximumJustification)(given, field, '');
  if (!text.ok) return text;
  const isJustified = status === 'REJECTED' || status === 'PARTIALLY_ACCEPTED';
  if (isJustified && text.value.length < minimumJustification) return refuse(badInput(field, 'MINIMUM_LENGTH', { minimum: minimumJustification }));
  return accept({ status, justification: text.value });
}
