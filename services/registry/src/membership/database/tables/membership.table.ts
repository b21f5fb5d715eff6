import { membershipTableOf } from '@conect/event-bus';

/** Looked up by whom it is about. */
export const membershipTable = membershipTableOf([{ name: 'membership_user_id_idx', columns: ['userId'], where: 'NOT revoked' }]);
