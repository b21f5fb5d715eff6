import { cancelContract } from '../../domain/lifecycle';
import { endByReason, type EndByReason } from '../end-by-reason';
import type { InContractTransaction } from '../ports';

/** The host calls off a contract that is not in force yet. */
export const createCancelContract = (inTransaction: InContractTransaction): EndByReason => endByReason(inTransaction, { action: 'cancel', eventOf: cancelContract });
