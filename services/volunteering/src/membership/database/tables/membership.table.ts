import { membershipTableOf } from '@conect/event-bus';

export const membershipTable = membershipTableOf([{ name: 'membership_user_id_idx', columns: ['userId'], where: 'NOT revoked' }]);
