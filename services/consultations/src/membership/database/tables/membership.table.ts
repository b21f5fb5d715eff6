import { membershipTableWith } from '@conect/event-bus';

export const membershipTable = membershipTableWith([{ name: 'membership_user_id_idx', columns: ['userId'], where: 'NOT revoked' }]);
