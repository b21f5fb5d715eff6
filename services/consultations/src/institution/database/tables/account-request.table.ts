import { EntitySchema } from 'typeorm';

/** One request to speak for an institution, as this service last heard of it. */
export interface AccountRequestRow {
  id: string;
  institutionId: string;
  userId: string;
  status: string;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
}

export const accountRequestTable = new EntitySchema<AccountRequestRow>({
  name: 'account_request',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'account_request_pkey' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    userId: { type: 'uuid', name: 'user_id' },
    status: { type: 'text' },
    version: { type: 'integer' },
    asOf: { type: 'timestamptz', name: 'as_of' },
  },
  checks: [{ name: 'account_request_status_known', expression: `status IN ('PENDING', 'VALIDATED', 'REJECTED')` }],
  indices: [{ name: 'account_request_pending_idx', columns: ['userId', 'institutionId'], where: `status = 'PENDING'` }],
});
