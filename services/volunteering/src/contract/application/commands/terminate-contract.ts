import { dayOf } from '@conect/legal-clock';
import { giveNotice } from '../../domain/lifecycle';
import { endByReason, type EndByReason } from '../end-by-reason';
import type { InContractTransaction } from '../ports';

/** One side ends a contract in force by 15 days' notice (Legea 78/2014); until its last day, hours can be done under it. */
export const createTerminateContract = (inTransaction: InContractTransaction): EndByReason =>
  endByReason(inTransaction, { action: 'terminate', eventOf: (contract, reason, now) => giveNotice(contract, { today: dayOf(now), reason, now }) });
