import { EntitySchema } from 'typeorm';
import type { DraftNotification, HolderKind } from '../../domain/draft-notification';

/** One row of `draft_notification_request`; the user's id is personal. */
export interface DraftNotificationRequestRow {
  id: string;
  version: number;
  institutionId: string;
  holder: HolderKind;
  userId: string | null;
  organizationId: string | null;
  domains: string[];
  createdAt: Date;
  endedAt: Date | null;
}

export const draftNotificationRequestTable = new EntitySchema<DraftNotificationRequestRow>({
  name: 'draft_notification_request',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'draft_notification_request_pkey' },
    version: { type: 'integer' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    holder: { type: 'text' },
    userId: { type: 'uuid', name: 'user_id', nullable: true },
    organizationId: { type: 'uuid', name: 'organization_id', nullable: true },
    domains: { type: 'text', array: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
  checks: [
    { name: 'draft_notification_request_kind_known', expression: `holder IN ('INDIVIDUAL', 'ORGANIZATION')` },
    {
      name: 'draft_notification_request_holder_known',
      expression: `(holder = 'ORGANIZATION') = (organization_id IS NOT NULL) AND (holder = 'INDIVIDUAL' OR user_id IS NULL) AND (user_id IS NOT NULL OR organization_id IS NOT NULL OR ended_at IS NOT NULL)`,
    },
  ],
  indices: [
    { name: 'draft_notification_request_person_key', columns: ['institutionId', 'userId'], unique: true, where: 'ended_at IS NULL AND user_id IS NOT NULL' },
    { name: 'draft_notification_request_organization_key', columns: ['institutionId', 'organizationId'], unique: true, where: 'ended_at IS NULL AND organization_id IS NOT NULL' },
    { name: 'draft_notification_request_institution_idx', columns: ['institutionId', 'createdAt', 'id'] },
    { name: 'draft_notification_request_user_idx', columns: ['userId'] },
    { name: 'draft_notification_request_member_idx', columns: ['organizationId'] },
  ],
});

/** One row of `draft_notification`: a request was served a draft; it names nobody. */
export type DraftNotificationRow = { -readonly [Field in keyof DraftNotification]: DraftNotification[Field] };

export const draftNotificationTable = new EntitySchema<DraftNotificationRow>({
  name: 'draft_notification',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'draft_notification_pkey' },
    consultationId: { type: 'uuid', name: 'consultation_id' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    requestId: { type: 'uuid', name: 'request_id' },
    holder: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  foreignKeys: [
    { name: 'draft_notification_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] },
    { name: 'draft_notification_request_id_fkey', target: 'draft_notification_request', columnNames: ['request_id'], referencedColumnNames: ['id'] },
  ],
  uniques: [{ name: 'draft_notification_once_key', columns: ['requestId', 'consultationId'] }],
  indices: [{ name: 'draft_notification_institution_idx', columns: ['institutionId', 'createdAt'] }],
});

/** One row of `draft_notification_round`: a published draft, and whether all who asked for it were served. */
interface DraftNotificationRoundRow {
  consultationId: string;
  begunAt: Date;
  endedAt: Date | null;
}

export const draftNotificationRoundTable = new EntitySchema<DraftNotificationRoundRow>({
  name: 'draft_notification_round',
  columns: {
    consultationId: { type: 'uuid', name: 'consultation_id', primary: true, primaryKeyConstraintName: 'draft_notification_round_pkey' },
    begunAt: { type: 'timestamptz', name: 'begun_at' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
  foreignKeys: [{ name: 'draft_notification_round_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] }],
  indices: [{ name: 'draft_notification_round_waiting_idx', columns: ['begunAt'], where: 'ended_at IS NULL' }],
});
