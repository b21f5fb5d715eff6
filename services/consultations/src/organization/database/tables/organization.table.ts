import { EntitySchema } from 'typeorm';

/** One organization of the registry as this service last heard of it: its public name, where it stands, where it is and in what it works. */
export interface OrganizationRow {
  id: string;
  status: string;
  /** Null until registry names it. */
  legalName: string | null;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
  /** Codes of activity domains. */
  domains: string[];
  /** The one of them that it names first. */
  primaryDomain: string | null;
  countyCode: string | null;
  /** The aggregate version of the event that told the three above; 0 before the first. */
  profileVersion: number;
}

export const organizationTable = new EntitySchema<OrganizationRow>({
  name: 'organization',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'organization_pkey' },
    status: { type: 'text' },
    legalName: { type: 'text', name: 'legal_name', nullable: true },
    version: { type: 'integer' },
    asOf: { type: 'timestamptz', name: 'as_of' },
    domains: { type: 'text', array: true, default: '{}' },
    primaryDomain: { type: 'text', name: 'primary_domain', nullable: true },
    countyCode: { type: 'text', name: 'county_code', nullable: true },
    profileVersion: { type: 'integer', name: 'profile_version', default: 0 },
  },
  indices: [
    // By the codes that an array holds, and on an expression: TypeORM cannot declare either.
    { name: 'organization_active_domains_idx', synchronize: false, columns: ['domains'], where: `status = 'ACTIVE'` },
    { name: 'organization_active_county_idx', synchronize: false, columns: ['countyCode'], where: `status = 'ACTIVE'` },
  ],
});
