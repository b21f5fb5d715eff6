import { institutionTable } from '@conect/event-bus';
import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { consultationTable } from '../../consultation/database/tables/consultation.table';
import { deadlineExtensionTable } from '../../consultation/database/tables/deadline-extension.table';
import { draftBlockTable, draftVersionTable } from '../../consultation/database/tables/draft-version.table';
import { documentTable } from '../../document/database/tables/document.table';
import { accountRequestTable } from '../../institution/database/tables/account-request.table';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { organizationTable } from '../../organization/database/tables/organization.table';
import { CreateConsultation1766000000000 } from './migrations/1766000000000-create-consultation';
import { PublishConsultations1766000100000 } from './migrations/1766000100000-publish-consultations';
import { SearchConsultations1766000300000 } from './migrations/1766000300000-search-consultations';
import { CreateDocument1766000310000 } from './migrations/1766000310000-create-document';

interface ConsultationsDataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onPoolError?: (error: unknown) => void;
}

/** Every table of consultations, by name. */
const entities = [consultationTable, draftVersionTable, draftBlockTable, deadlineExtensionTable, documentTable, membershipTable, institutionTable, accountRequestTable, organizationTable];

/** Every migration of consultations, in order. */
const migrations = [CreateConsultation1766000000000, PublishConsultations1766000100000, SearchConsultations1766000300000, CreateDocument1766000310000];

/** The consultations' database. */
export const createConsultationsDataSource = (options: ConsultationsDataSourceOptions): DataSource =>
  createDataSource({ ...options, applicationName: 'consultations', entities, migrations });
