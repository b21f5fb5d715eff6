import { institutionTable } from '@conect/event-bus';
import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { consultationTable } from '../../consultation/database/tables/consultation.table';
import { deadlineExtensionTable } from '../../consultation/database/tables/deadline-extension.table';
import { draftBlockTable, draftVersionTable } from '../../consultation/database/tables/draft-version.table';
import { debateRegistrationTable, debateAttendanceTable } from '../../debate/database/tables/debate-registration.table';
import { debateRequestTable } from '../../debate/database/tables/debate-request.table';
import { debateTable } from '../../debate/database/tables/debate.table';
import { legalTermBreachTable } from '../../debate/database/tables/legal-term-breach.table';
import { accountRequestTable } from '../../institution/database/tables/account-request.table';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { organizationTable } from '../../organization/database/tables/organization.table';
import { CreateConsultation1766000000000 } from './migrations/1766000000000-create-consultation';
import { PublishConsultations1766000100000 } from './migrations/1766000100000-publish-consultations';
import { HoldDebates1766000500000 } from './migrations/1766000500000-hold-debates';

interface ConsultationsDataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onPoolError?: (error: unknown) => void;
}

/** Every table of consultations, by name. */
const entities = [
  ...[consultationTable, draftVersionTable, draftBlockTable, deadlineExtensionTable, membershipTable, institutionTable, accountRequestTable, organizationTable],
  ...[debateTable, debateRequestTable, debateRegistrationTable, debateAttendanceTable, legalTermBreachTable],
];

/** Every migration of consultations, in order. */
const migrations = [CreateConsultation1766000000000, PublishConsultations1766000100000, HoldDebates1766000500000];

/** The consultations' database. */
export const createConsultationsDataSource = (options: ConsultationsDataSourceOptions): DataSource =>
  createDataSource({ ...options, applicationName: 'consultations', entities, migrations });
