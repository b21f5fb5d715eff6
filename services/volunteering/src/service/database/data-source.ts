import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { applicationTable } from '../../application/database/tables/application.table';
import { certificateCounterTable, certificateTable } from '../../certificate/database/tables/certificate.table';
import { contractTable } from '../../contract/database/tables/contract.table';
import { hourLogTable } from '../../hours/database/tables/hour-log.table';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { opportunityTable } from '../../opportunity/database/tables/opportunity.table';
import { shiftTable } from '../../opportunity/database/tables/shift.table';
import { organizationTable } from '../../organization/database/tables/organization.table';
import { recordShareTable } from '../../record/database/tables/record-share.table';
import { paperTable } from '../../paper/database/tables/paper.table';
import { volunteerBlockTable } from '../../application/database/tables/volunteer-block.table';
import { volunteerProfileTable } from '../../volunteer/database/tables/volunteer-profile.table';
import { contractCounterTable, contractPaperTable } from '../../contract/database/tables/contract-paper.table';
import { contractPersonTable } from '../../contract/database/tables/contract-person.table';
import { renegotiationTable } from '../../contract/database/tables/contract-renegotiation.table';
import { contractSignatureTable } from '../../contract/database/tables/contract-signature.table';
import { guardianConsentTable } from '../../contract/database/tables/guardian-consent.table';
import { documentTable } from '../../document/database/tables/document.table';
import { CreateVolunteering1767000000000 } from './migrations/1767000000000-create-volunteering';
import { ReviewOpportunities1767000100000 } from './migrations/1767000100000-review-opportunities';
import { FindOpportunities1767000200000 } from './migrations/1767000200000-find-opportunities';
import { TakeApplications1767000300000 } from './migrations/1767000300000-take-applications';
import { DrawUpContracts1767000400000 } from './migrations/1767000400000-draw-up-contracts';
import { LogHours1767000500000 } from './migrations/1767000500000-log-hours';
import { IssueCertificates1767000510000 } from './migrations/1767000510000-issue-certificates';
import { ShareRecords1767000520000 } from './migrations/1767000520000-share-records';
import { MakePapers1767000600000 } from './migrations/1767000600000-make-papers';
import { ExportPersonalData1767000690000 } from './migrations/1767000690000-export-personal-data';
import { OpenErasureCases1767000750000 } from './migrations/1767000750000-open-erasure-cases';

interface VolunteeringDataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onPoolError?: (error: unknown) => void;
}

/** Every table of volunteering, by name. */
const entities = [
  applicationTable,
  certificateCounterTable,
  certificateTable,
  contractTable,
  hourLogTable,
  membershipTable,
  opportunityTable,
  organizationTable,
  paperTable,
  recordShareTable,
  shiftTable,
  volunteerBlockTable,
  volunteerProfileTable,
  contractCounterTable,
  contractPaperTable,
  contractPersonTable,
  contractSignatureTable,
  documentTable,
  guardianConsentTable,
  renegotiationTable,
];

/** Every migration of volunteering, in order. */
const migrations = [
  CreateVolunteering1767000000000,
  ReviewOpportunities1767000100000,
  FindOpportunities1767000200000,
  TakeApplications1767000300000,
  DrawUpContracts1767000400000,
  LogHours1767000500000,
  IssueCertificates1767000510000,
  ShareRecords1767000520000,
  MakePapers1767000600000,
  ExportPersonalData1767000690000,
  OpenErasureCases1767000750000,
];

/** The database of volunteering. */
export const createVolunteeringDataSource = (options: VolunteeringDataSourceOptions): DataSource =>
  createDataSource({ ...options, applicationName: 'volunteering', entities, migrations });
