import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { applicationTable } from '../../application/database/tables/application.table';
import { contractTable } from '../../contract/database/tables/contract.table';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { opportunityTable } from '../../opportunity/database/tables/opportunity.table';
import { shiftTable } from '../../opportunity/database/tables/shift.table';
import { organizationTable } from '../../organization/database/tables/organization.table';
import { CreateVolunteering1767000000000 } from './migrations/1767000000000-create-volunteering';
import { ReviewOpportunities1767000100000 } from './migrations/1767000100000-review-opportunities';
import { FindOpportunities1767000200000 } from './migrations/1767000200000-find-opportunities';

interface VolunteeringDataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onPoolError?: (error: unknown) => void;
}

/** Every table of volunteering, by name. */
const entities = [
  applicationTable,
  contractTable,
  membershipTable,
  opportunityTable,
  organizationTable,
  shiftTable,
];

/** Every migration of volunteering, in order. */
const migrations = [
  CreateVolunteering1767000000000,
  ReviewOpportunities1767000100000,
  FindOpportunities1767000200000,
];

/** The database of volunteering. */
export const createVolunteeringDataSource = (options: VolunteeringDataSourceOptions): DataSource =>
  createDataSource({ ...options, applicationName: 'volunteering', entities, migrations });
