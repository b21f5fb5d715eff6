import { addDays, dayOf, endOfDay } from '@conect/legal-clock';
import type { ContractParty } from './signature';
import type { NegotiableTerms } from './terms';

/** Where a proposal to renegotiate stands. */
type RenegotiationStatus = 'PROPOSED' | 'ACCEPTED' | 'DECLINED' | 'LAPSED';

/** One side proposes other terms in writing (renegocierea contractului, Legea 78/2014). The period does not change: for another one there is another contract. */
export interface Renegotiation {
  readonly id: string;
  readonly contractId: string;
  /** The wording that it makes when it is accepted. */
  readonly revision: number;
  readonly status: RenegotiationStatus;
  readonly proposedBy: ContractParty;
  readonly proposerId: string;
  readonly proposedAt: Date;
  /** Null once the volunteer is erased. */
  readonly reason: string | null;
  readonly terms: NegotiableTerms;
  /** SHA-256 of the text that it leads to, which both sign. */
  readonly sha256: string;
  /** Until when the other side answers, exclusively. */
  readonly answerUntil: Date;
  readonly answeredAt: Date | null;
}

/** Within so many days the other side answers (Legea 78/2014: renegotiation within 15 days of the written request). */
const answerDays = 15;

/** The end of the term for the answer: the day of the proposal does not count, the last day does. */
export const answerUntilOf = (now: Date): Date => endOfDay(addDays(dayOf(now), answerDays));

/** Whether the other side can still answer. */
export const isOpenRenegotiation = ({ status, answerUntil }: Renegotiation, now: Date): boolean => status === 'PROPOSED' && now < answerUntil;

/** The other side answers, or its term is over. */
export const answerRenegotiation = (before: Renegotiation, status: 'ACCEPTED' | 'DECLINED' | 'LAPSED', now: Date): Renegotiation => ({ ...before, status, answeredAt: now });
