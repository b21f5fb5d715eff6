import { EntitySchema } from 'typeorm';

/** One activity domain of one organization. */
export interface OrganizationDomainRow {
  organizationId: string;
  domainCode: string;
  isPrimary: boolean;
  /** Proposed from the purpose text by keyword; nobody has confirmed it. */
  isProposed: boolean;
}

export const organizationDomainTable = new EntitySchema<OrganizationDomainRow>({
  name: 'organization_domain',
  columns: {
    organizationId: { type: 'uuid', name: 'organization_id', primary: true, primaryKeyConstraintName: 'organization_domain_pkey' },
    domainCode: { type: 'text', name: 'domain_code', primary: true, primaryKeyConstraintName: 'organization_domain_pkey' },
    isPrimary: { type: 'boolean', name: 'is_primary' },
    isProposed: { type: 'boolean', name: 'is_proposed' },
  },
  foreignKeys: [
    {
      name: 'organization_domain_organization_id_fkey',
      target: 'organization',
      columnNames: ['organization_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    { name: 'organization_domain_one_primary_key', columns: ['organizationId'], unique: true, where: 'is_primary' },
    { name: 'organization_domain_domain_code_idx', columns: ['domainCode', 'organizationId'] },
  ],
});
