import { EntitySchema } from 'typeorm';

/** One organization in the record of an institution (OG 26/2000 art. 52), as this service last heard of it. */
export interface InterestRecordRow {
  id: string;
  organizationId: string;
  institutionId: string;
  /** The activity domains in which the organization wants to be asked. */
  domains: string[];
  /** Whether it stands; false once it has ended. */
  confirmed: boolean;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
}

export const interestRecordTable = new EntitySchema<InterestRecordRow>({
  name: 'interest_record',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'interest_record_pkey' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    domains: { type: 'text', array: true },
    confirmed: { type: 'boolean' },
    version: { type: 'integer' },
    asOf: { type: 'timestamptz', name: 'as_of' },
  },
  indices: [{ name: 'interest_record_institution_idx', columns: ['institutionId', 'organizationId'], where: 'confirmed' }],
});
