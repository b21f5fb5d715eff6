import { membershipTableWith } from '@conect/event-bus';

export const membershipTable = membershipTableWith([
  { name: 'membership_role_idx', columns: ['role'], where: 'NOT revoked' },
  { name: 'membership_organization_idx', columns: ['organizationId'], where: 'NOT revoked AND organization_id IS NOT NULL' },
  { name: 'membership_institution_idx', columns: ['institutionId'], where: 'NOT revoked AND institution_id IS NOT NULL' },
]);
