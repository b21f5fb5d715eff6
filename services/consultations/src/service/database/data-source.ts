import { communityMemberTable, communityTable, institutionTable, interestRecordTable } from '@conect/event-bus';
import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { consultationTable } from '../../consultation/database/tables/consultation.table';
import { deadlineExtensionTable } from '../../consultation/database/tables/deadline-extension.table';
import { draftBlockTable, draftVersionTable } from '../../consultation/database/tables/draft-version.table';
import { contributionDecisionTable, contributionTable, contributionVersionTable } from '../../contribution/database/tables/contribution.table';
import { moderationTable } from '../../contribution/database/tables/moderation.table';
import { registerCounterTable, registerEntryTable, registerHeadTable, registerRootTable, registerSaltTable, registerSealTable } from '../../contribution/database/tables/register.table';
import { debateAttendanceTable, debateRegistrationTable } from '../../debate/database/tables/debate-registration.table';
import { debateRequestTable } from '../../debate/database/tables/debate-request.table';
import { debateTable } from '../../debate/database/tables/debate.table';
import { legalTermBreachTable } from '../../debate/database/tables/legal-term-breach.table';
import { documentTable } from '../../document/database/tables/document.table';
import { contributorRoundTable } from '../../contributor-notice/database/tables/contributor-round.table';
import { draftNotificationRequestTable, draftNotificationRoundTable, draftNotificationTable } from '../../draft-notification/database/tables/draft-notification.table';
import { consultationHistoryTable } from '../../history/database/tables/consultation-history.table';
import { contributionGroupMemberTable, contributionGroupTable } from '../../grouping/database/tables/contribution-group.table';
import { ideaSupportTable, ideaTable } from '../../idea/database/tables/idea.table';
import { accountRequestTable } from '../../institution/database/tables/account-request.table';
import { invitationTable } from '../../invitation/database/tables/invitation.table';
import { calendarDayTable } from '../../legal-term/database/tables/calendar-day.table';
import { legalTermTable } from '../../legal-term/database/tables/legal-term.table';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { organizationTable } from '../../organization/database/tables/organization.table';
import { frozenTransparencyCountTable, transparencyCountTable, transparencyReportEditionTable, transparencyReportTable } from '../../report/database/tables/transparency-report.table';
import { CreateConsultation1766000000000 } from './migrations/1766000000000-create-consultation';
import { PublishConsultations1766000100000 } from './migrations/1766000100000-publish-consultations';
import { KeepLegalTerms1766000200000 } from './migrations/1766000200000-keep-legal-terms';
import { SubmitIdeas1766000210000 } from './migrations/1766000210000-submit-ideas';
import { SearchConsultations1766000300000 } from './migrations/1766000300000-search-consultations';
import { KeepDocuments1766000400000 } from './migrations/1766000400000-keep-documents';
import { RegisterContributions1766000410000 } from './migrations/1766000410000-register-contributions';
import { DecideContributions1766000420000 } from './migrations/1766000420000-decide-contributions';
import { SplitDrafts1766000495000 } from './migrations/1766000495000-split-drafts';
import { HoldDebates1766000500000 } from './migrations/1766000500000-hold-debates';
import { KnowExpertise1766000600000 } from './migrations/1766000600000-know-expertise';
import { InviteOrganizations1766000610000 } from './migrations/1766000610000-invite-organizations';
import { NotifyOfDrafts1766000620000 } from './migrations/1766000620000-notify-of-drafts';
import { NameOrganizations1766000700000 } from './migrations/1766000700000-name-organizations';
import { ReportTransparency1766000800000 } from './migrations/1766000800000-report-transparency';
import { CountPublications1766000910000 } from './migrations/1766000910000-count-publications';
import { ModerateContributions1766000950000 } from './migrations/1766000950000-moderate-contributions';
import { OpenData1766000960000 } from './migrations/1766000960000-open-data';
import { GroupContributions1766000970000 } from './migrations/1766000970000-group-contributions';
import { ImportHistory1766001000000 } from './migrations/1766001000000-import-history';
import { KeepDebatePapers1766001010000 } from './migrations/1766001010000-keep-debate-papers';
import { OpenDataOfHistory1766001020000 } from './migrations/1766001020000-open-data-of-history';
import { ExportPersonalData1767000690000 } from './migrations/1767000690000-export-personal-data';
import { TellContributors1767000700000 } from './migrations/1767000700000-tell-contributors';
import { OpenErasureCases1767000750000 } from './migrations/1767000750000-open-erasure-cases';

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
  contributionDecisionTable,
  contributionTable,
  contributionVersionTable,
  moderationTable,
  contributionGroupMemberTable,
  contributionGroupTable,
  registerCounterTable,
  registerEntryTable,
  registerHeadTable,
  registerRootTable,
  registerSaltTable,
  registerSealTable,
  debateAttendanceTable,
  debateRegistrationTable,
  debateRequestTable,
  debateTable,
  legalTermBreachTable,
  documentTable,
  draftNotificationRequestTable,
  contributorRoundTable,
  draftNotificationRoundTable,
  draftNotificationTable,
  ideaSupportTable,
  ideaTable,
  accountRequestTable,
  interestRecordTable,
  invitationTable,
  calendarDayTable,
  legalTermTable,
  membershipTable,
  organizationTable,
  consultationHistoryTable,
  transparencyReportTable,
  transparencyCountTable,
  transparencyReportEditionTable,
  frozenTransparencyCountTable,
];

/** Every migration of consultations, in order. */
const migrations = [
  CreateConsultation1766000000000,
  PublishConsultations1766000100000,
  KeepLegalTerms1766000200000,
  SubmitIdeas1766000210000,
  SearchConsultations1766000300000,
  KeepDocuments1766000400000,
  RegisterContributions1766000410000,
  DecideContributions1766000420000,
  SplitDrafts1766000495000,
  HoldDebates1766000500000,
  KnowExpertise1766000600000,
  InviteOrganizations1766000610000,
  NotifyOfDrafts1766000620000,
  NameOrganizations1766000700000,
  ReportTransparency1766000800000,
  CountPublications1766000910000,
  ModerateContributions1766000950000,
  OpenData1766000960000,
  GroupContributions1766000970000,
  ImportHistory1766001000000,
  KeepDebatePapers1766001010000,
  OpenDataOfHistory1766001020000,
  ExportPersonalData1767000690000,
  TellContributors1767000700000,
  OpenErasureCases1767000750000,
];

/** The consultations' database. */
export const createConsultationsDataSource = (options: ConsultationsDataSourceOptions): DataSource =>
  createDataSource({ ...options, applicationName: 'consultations', entities, migrations });
