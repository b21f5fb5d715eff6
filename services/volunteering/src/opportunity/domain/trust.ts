/**
 * Whether an organization publishes without SGG: once SGG has approved so many of its opportunities. With 0 every organization does from
 * its first one on. An approval counts for ever, whatever becomes of the opportunity.
 */
export const isTrusted = (approvedCount: number, trustedAfter: number): boolean => approvedCount >= trustedAfter;
