import { assertNever } from '@conect/kernel';
import { addDays, dayOf, endOfDay } from '@conect/legal-clock';
import type { CaseStatus } from './public-utility-case';

/** The terms of a case, in calendar days; settings with their legal basis. */
export interface CaseTerms {
  /** For SGG to forward the application to the competent institution (OG 26/2000 art. 39). */
  readonly forwardingDays: number;
  /** For that institution, from the forwarding to its proposal; its exact basis is not settled. */
  readonly examinationDays: number;
  /** For the Government's decision, from the proposal; its exact basis is not settled. */
  readonly decisionDays: number;
}

/** The end of a term of so many days that begins now: 00:00 in Romania of the day after the last one. The first day is not counted. */
export const endOfTerm = (start: Date, days: number): Date => endOfDay(addDays(dayOf(start), days));

/** When the term of whoever has the case from now on ends; the examination's runs on while the organization completes its file. */
export function dueAtIn(status: CaseStatus, before: Date | null, { now, terms }: { readonly now: Date; readonly terms: CaseTerms }): Date | null {
  switch (status) {
    case 'SUBMITTED':
      return endOfTerm(now, terms.forwardingDays);
    case 'FORWARDED':
      return endOfTerm(now, terms.examinationDays);
    case 'UNDER_EXAMINATION':
    case 'COMPLETION_REQUESTED':
      return before;
    case 'PROPOSED':
      return endOfTerm(now, terms.decisionDays);
    case 'GRANTED':
    case 'REFUSED':
    case 'WITHDRAWN':
      return null;
    default:
      return assertNever(status);
  }
}
