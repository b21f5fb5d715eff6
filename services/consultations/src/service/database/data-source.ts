import { institutionTable } from '@conect/event-bus';
import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { communityMemberTable, communityTable } from '../../community/database/tables/community.table';
import { consultationTable } from '../../consultation/database/tables/consultation.table';
import { deadlineExtensionTable } from '../../consultation/database/tables/deadline-extension.table';
import { draftBlockTable, draftVersionTable } from '../../consultation/database/tables/draft-version.table';
import { documentTable } from '../../document/database/tables/document.table';
import { accountRequestTable } from '../../institution/database/tables/account-request.table';
import { interestRecordTable } from '../../interest-record/database/tables/interest-record.table';
import { invitationTable } from '../../invitation/database/tables/invitation.table';
import { calendarDayTable } from '../../legal-term/database/tables/calendar-day.table';
import { legalTermTable } from '../../legal-term/database/tables/legal-term.table';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { organizationTable } from '../../organization/database/tables/organization.table';
import { CreateConsultation1766000000000 } from './migrations/1766000000000-create-consultation';
import { PublishConsultations1766000100000 } from './migrations/1766000100000-publish-consultations';
import { KeepLegalTerms1766000200000 } from './migrations/1766000200000-keep-legal-terms';
import { SearchConsultations1766000300000 } from './migrations/1766000300000-search-consultations';
import { KeepDocuments1766000400000 } from './migrations/1766000400000-keep-documents';
import { SplitDrafts1766000495000 } from './migrations/1766000495000-split-drafts';
import { KnowExpertise1766000600000 } from './migrations/1766000600000-know-expertise';
import { InviteOrganizations1766000610000 } from './migrations/1766000610000-invite-organizations';

interface ConsultationsDataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onPoolError?: (error: unknown) => void;
}

/** Every table of consultations, by name. */
const entities = [
  institutionTable,
  communityMemberTable,
  communityTable,
  consultationTable,
  deadlineExtensionTable,
  draftBlockTable,
  draftVersionTable,
  documentTable,
  accountRequestTable,
  interestRecordTable,
  invitationTable,
  calendarDayTable,
  legalTermTable,
  membershipTable,
  organizationTable,
];

/** Every migration of consultations, in order. */
const migrations = [
  CreateConsultation1766000000000,
  PublishConsultations1766000100000,
  KeepLegalTerms1766000200000,
  SearchConsultations1766000300000,
  KeepDocuments1766000400000,
  SplitDrafts1766000495000,
  KnowExpertise1766000600000,
  InviteOrganizations1766000610000,
];

/** The consultations' database. */
export const createConsultationsDataSource = (options: ConsultationsDataSourceOptions): DataSource =>
  createDataSource({ ...options, applicationName: 'consultations', entities, migrations });
