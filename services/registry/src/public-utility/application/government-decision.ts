import { accept, pastDate, refuse, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';
import type { GovernmentDecision } from '../domain/public-utility-case';

/** A Government decision on a case, as the input names it. */
export interface GivenDecision {
  readonly caseId: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
}

/** The number and the day of a decision that was taken. */
export function decisionOf({ decisionNumber, decidedOn }: GivenDecision, now: Date): Result<GovernmentDecision, RegistryErrorCode> {
  const number = decisionNumber.trim();
  const date = pastDate(decidedOn, ['decidedOn'], dayOf(now));
  const isNumber = /^[1-9][0-9]{0,4}\/[12][0-9]{3}$/.test(number);
  const refusals = [...(isNumber ? [] : [badInput(['decisionNumber'], 'DECISION_NUMBER')]), ...(date.ok ? [] : date.refusals)];
  return date.ok && isNumber ? accept({ number, date: date.value }) : refuse(...refusals);
}
