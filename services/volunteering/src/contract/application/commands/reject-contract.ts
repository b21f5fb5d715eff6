import { rejectContract } from '../../domain/lifecycle';
import { endByReason, type EndByReason } from '../end-by-reason';
import type { InContractTransaction } from '../ports';

/** The volunteer does not want a contract that is not in force yet. */
export const createRejectContract = (inTransaction: InContractTransaction): EndByReason => endByReason(inTransaction, { action: 'reject', eventOf: rejectContract });
