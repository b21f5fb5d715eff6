import { EntitySchema } from 'typeorm';
import type { AccountRequest } from '../../domain/account-request';

/** One row of `institution_account_request`: a wish to speak for an institution. */
export type AccountRequestRow = { -readonly [Field in keyof AccountRequest]: AccountRequest[Field] };

const reference = (name: string, column: string, target: string) => ({ name, target, columnNames: [column], referencedColumnNames: ['id'] });

export const accountRequestTable = new EntitySchema<AccountRequestRow>({
  name: 'institution_account_request',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'institution_account_request_pkey' },
    version: { type: 'integer' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    userId: { type: 'uuid', name: 'user_id' },
    requestedBy: { type: 'uuid', name: 'requested_by' },
    documentId: { type: 'uuid', name: 'document_id' },
    position: { type: 'text' },
    requestedAt: { type: 'timestamptz', name: 'requested_at' },
    status: { type: 'text' },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
    rejectionReason: { type: 'text', name: 'rejection_reason', nullable: true },
  },
  checks: [
    { name: 'institution_account_request_status_known', expression: `status IN ('PENDING', 'VALIDATED', 'REJECTED')` },
    {
      name: 'institution_account_request_decision_whole',
      expression: `(status = 'PENDING') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL) AND (status = 'REJECTED') = (rejection_reason IS NOT NULL)`,
    },
  ],
  foreignKeys: [
    reference('institution_account_request_institution_id_fkey', 'institution_id', 'institution'),
    reference('institution_account_request_user_id_fkey', 'user_id', 'user_account'),
    reference('institution_account_request_document_id_fkey', 'document_id', 'document'),
  ],
  indices: [
    { name: 'institution_account_request_pending_key', columns: ['institutionId', 'userId'], unique: true, where: `status = 'PENDING'` },
    { name: 'institution_account_request_status_idx', columns: ['status', 'id'] },
    { name: 'institution_account_request_user_id_idx', columns: ['userId'] },
    { name: 'institution_account_request_document_id_idx', columns: ['documentId'] },
  ],
});
