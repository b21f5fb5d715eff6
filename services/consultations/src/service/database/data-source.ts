import { institutionTable } from '@conect/event-bus';
import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { consultationTable } from '../../consultation/database/tables/consultation.table';
import { deadlineExtensionTable } from '../../consultation/database/tables/deadline-extension.table';
import { draftBlockTable, draftVersionTable } from '../../consultation/database/tables/draft-version.table';
import { contributionDecisionTable, contributionTable, contributionVersionTable } from '../../contribution/database/tables/contribution.table';
import { registerCounterTable, registerEntryTable, registerHeadTable, registerRootTable, registerSaltTable, registerSealTable } from '../../contribution/database/tables/register.table';
import { documentTable } from '../../document/database/tables/document.table';
import { accountRequestTable } from '../../institution/database/tables/account-request.table';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { organizationTable } from '../../organization/database/tables/organization.table';
import { CreateConsultation1766000000000 } from './migrations/1766000000000-create-consultation';
import { PublishConsultations1766000100000 } from './migrations/1766000100000-publish-consultations';
import { KeepDocuments1766000400000 } from './migrations/1766000400000-keep-documents';
import { DecideContributions1766000420000 } from './migrations/1766000420000-decide-contributions';
import { RegisterContributions1766000410000 } from './migrations/1766000410000-register-contributions';
import { NameOrganizations1766000700000 } from './migrations/1766000700000-name-organizations';

interface ConsultationsDataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onPoolError?: (error: unknown) => void;
}

const contributions = [contributionTable, contributionVersionTable, contributionDecisionTable, registerCounterTable, registerHeadTable, registerEntryTable, registerSealTable, registerSaltTable, registerRootTable];

/** Every table of consultations, by name. */
const entities = [consultationTable, draftVersionTable, draftBlockTable, deadlineExtensionTable, membershipTable, institutionTable, accountRequestTable, organizationTable, documentTable, ...contributions];

/** Every migration of consultations, in order. */
const migrations = [CreateConsultation1766000000000, PublishConsultations1766000100000, KeepDocuments1766000400000, RegisterContributions1766000410000, DecideContributions1766000420000, NameOrganizations1766000700000];

/** The consultations' database. */
export const createConsultationsDataSource = (options: ConsultationsDataSourceOptions): DataSource =>
  createDataSource({ ...options, applicationName: 'consultations', entities, migrations });
