import { EntitySchema } from 'typeorm';
import type { Invitation } from '../../domain/invitation';

/** One row of `invitation`: a link to a role in an organization. */
export type InvitationRow = { -readonly [Field in keyof Invitation]: Invitation[Field] };

export const invitationTable = new EntitySchema<InvitationRow>({
  name: 'invitation',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'invitation_pkey' },
    version: { type: 'integer' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    email: { type: 'text' },
    role: { type: 'text' },
    invitedBy: { type: 'uuid', name: 'invited_by' },
    invitedAt: { type: 'timestamptz', name: 'invited_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    acceptedAt: { type: 'timestamptz', name: 'accepted_at', nullable: true },
    acceptedBy: { type: 'uuid', name: 'accepted_by', nullable: true },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
  },
  checks: [
    { name: 'invitation_role_known', expression: `role IN ('NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR')` },
    { name: 'invitation_ends_once', expression: `(accepted_at IS NULL) = (accepted_by IS NULL) AND (accepted_at IS NULL OR revoked_at IS NULL)` },
  ],
  foreignKeys: [{ name: 'invitation_invited_by_fkey', target: 'user_account', columnNames: ['invited_by'], referencedColumnNames: ['id'] }],
  indices: [
    { name: 'invitation_open_key', columns: ['organizationId', 'email'], unique: true, where: 'accepted_at IS NULL AND revoked_at IS NULL' },
    { name: 'invitation_expires_at_idx', columns: ['expiresAt'] },
  ],
});
