import { EntitySchema } from 'typeorm';

/** One organization of the registry as this service last heard of it: where it stands, and its public name. */
export interface OrganizationRow {
  id: string;
  status: string;
  /** Null until registry names it. */
  legalName: string | null;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
}

export const organizationTable = new EntitySchema<OrganizationRow>({
  name: 'organization',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'organization_pkey' },
    status: { type: 'text' },
    legalName: { type: 'text', name: 'legal_name', nullable: true },
    version: { type: 'integer' },
    asOf: { type: 'timestamptz', name: 'as_of' },
  },
});
