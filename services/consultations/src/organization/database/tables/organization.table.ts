import { organizationTableOf } from '@conect/event-bus';

export const organizationTable = organizationTableOf([
  // By the codes that an array holds, and on an expression: TypeORM cannot declare either.
  { name: 'organization_active_domains_idx', synchronize: false, columns: ['domains'], where: `status = 'ACTIVE'` },
  { name: 'organization_active_county_idx', synchronize: false, columns: ['countyCode'], where: `status = 'ACTIVE'` },
]);
