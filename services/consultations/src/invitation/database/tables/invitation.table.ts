import { EntitySchema } from 'typeorm';
import type { Invitation } from '../../domain/invitation';

/** One row of `invitation`; none is personal. */
export type InvitationRow = { -readonly [Field in keyof Invitation]: Invitation[Field] };

export const invitationTable = new EntitySchema<InvitationRow>({
  name: 'invitation',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'invitation_pkey' },
    consultationId: { type: 'uuid', name: 'consultation_id' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    openedAt: { type: 'timestamptz', name: 'opened_at', nullable: true },
  },
  foreignKeys: [{ name: 'invitation_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] }],
  uniques: [{ name: 'invitation_once_key', columns: ['consultationId', 'organizationId'] }],
  indices: [
    { name: 'invitation_consultation_idx', columns: ['consultationId', 'createdAt', 'id'] },
    { name: 'invitation_organization_idx', columns: ['organizationId', 'createdAt', 'id'] },
  ],
});
