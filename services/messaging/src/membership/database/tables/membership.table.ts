import { membershipTableOf } from '@conect/event-bus';

/** Looked up by who is to hear of something, the holders of a role, anywhere or in one place; and by who asks. */
export const membershipTable = membershipTableOf([
  { name: 'membership_role_idx', columns: ['role'], where: 'NOT revoked' },
  { name: 'membership_organization_idx', columns: ['organizationId'], where: 'NOT revoked AND organization_id IS NOT NULL' },
  { name: 'membership_institution_idx', columns: ['institutionId'], where: 'NOT revoked AND institution_id IS NOT NULL' },
  { name: 'membership_user_id_idx', columns: ['userId'], where: 'NOT revoked' },
]);
