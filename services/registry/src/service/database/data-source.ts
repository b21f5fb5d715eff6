import { institutionTable } from '@conect/event-bus';
import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { activityTable } from '../../activity/database/tables/activity.table';
import { changeRequestTable } from '../../change-request/database/tables/change-request.table';
import { claimDocumentTable, claimTable } from '../../claim/database/tables/claim.table';
import { communityMemberTable, communityTable } from '../../community/database/tables/community.table';
import { documentTable } from '../../document/database/tables/document.table';
import { interestRecordTable } from '../../interest-record/database/tables/interest-record.table';
import { organizationLinkTable } from '../../link/database/tables/organization-link.table';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { organizationReviewCommentTable } from '../../organization/database/tables/organization-review-comment.table';
import { publicUtilityCaseDocumentTable, publicUtilityCaseTable } from '../../public-utility/database/tables/public-utility-case.table';
import { yearlyReportTable } from '../../yearly-report/database/tables/yearly-report.table';
import { CreateOrganization1764000000000 } from './migrations/1764000000000-create-organization';
import { CreateCatalogue1764000100000 } from './migrations/1764000100000-create-catalogue';
import { CreateRegisterImport1764000200000 } from './migrations/1764000200000-create-register-import';
import { CreateConsumerGeneration1764000300000 } from './migrations/1764000300000-create-consumer-generation';
import { CreateEventPositions1764800000000 } from './migrations/1764800000000-create-event-positions';
import { GiveOrganizationsALife1765000000000 } from './migrations/1765000000000-give-organizations-a-life';
import { CreateClaim1765000100000 } from './migrations/1765000100000-create-claim';
import { CreateChangeRequest1765000200000 } from './migrations/1765000200000-create-change-request';
import { ChainAuditEntries1765200000000 } from './migrations/1765200000000-chain-audit-entries';
import { RunImportsInBackground1765100000000 } from './migrations/1765100000000-run-imports-in-background';
import { CreateInterestRecord1765300000000 } from './migrations/1765300000000-create-interest-record';
import { CreateOrganizationChange1765210000000 } from './migrations/1765210000000-create-organization-change';
import { CreateOpenData1765220000000 } from './migrations/1765220000000-create-open-data';
import { FollowWholeRegister1765110000000 } from './migrations/1765110000000-follow-whole-register';
import { ReleaseRegisterPurposes1765120000000 } from './migrations/1765120000000-release-register-purposes';
import { CreatePublicUtilityCase1765310000000 } from './migrations/1765310000000-create-public-utility-case';
import { CreateCommunity1765320000000 } from './migrations/1765320000000-create-community';
import { RefreshCatalogueOnce1765550000000 } from './migrations/1765550000000-refresh-catalogue-once';
import { ShortenDescriptions1765500000000 } from './migrations/1765500000000-shorten-descriptions';
import { SayWhereOrganizationsWork1765501000000 } from './migrations/1765501000000-say-where-organizations-work';
import { ShowContactsToWhomTheyAreFor1765502000000 } from './migrations/1765502000000-show-contacts-to-whom-they-are-for';
import { LinkToPagesOfOrganizations1765503000000 } from './migrations/1765503000000-link-to-pages-of-organizations';
import { ShowLogosOfOrganizations1765504000000 } from './migrations/1765504000000-show-logos-of-organizations';
import { CreateActivity1765510000000 } from './migrations/1765510000000-create-activity';
import { CreateOrganizationLink1765511000000 } from './migrations/1765511000000-create-organization-link';
import { ShowReleasedPurposes1765551000000 } from './migrations/1765551000000-show-released-purposes';
import { EnterWordsWithEntries1765552000000 } from './migrations/1765552000000-enter-words-with-entries';
import { ListBoardsOfOrganizations1765505000000 } from './migrations/1765505000000-list-boards-of-organizations';
import { CreateYearlyReport1765512000000 } from './migrations/1765512000000-create-yearly-report';
import { CloseInstitutions1765531000000 } from './migrations/1765531000000-close-institutions';
import { CreateInboxFloor1765530000000 } from './migrations/1765530000000-create-inbox-floor';
import { ExportPersonalData1767000690000 } from './migrations/1767000690000-export-personal-data';
import { OpenErasureCases1767000750000 } from './migrations/1767000750000-open-erasure-cases';
import { organizationDomainTable } from './tables/organization-domain.table';
import { organizationTable } from './tables/organization.table';

interface RegistryDataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onPoolError?: (error: unknown) => void;
}

/** Every table of the registry, by name. */
const entities = [
  organizationTable,
  organizationDomainTable,
  organizationReviewCommentTable,
  documentTable,
  membershipTable,
  claimTable,
  claimDocumentTable,
  changeRequestTable,
  institutionTable,
  interestRecordTable,
  publicUtilityCaseTable,
  publicUtilityCaseDocumentTable,
  communityTable,
  communityMemberTable,
  activityTable,
  organizationLinkTable,
  yearlyReportTable,
];

/** Every migration of the registry, in order. */
const migrations = [
  CreateOrganization1764000000000,
  CreateCatalogue1764000100000,
  CreateRegisterImport1764000200000,
  CreateConsumerGeneration1764000300000,
  CreateEventPositions1764800000000,
  GiveOrganizationsALife1765000000000,
  CreateClaim1765000100000,
  CreateChangeRequest1765000200000,
  RunImportsInBackground1765100000000,
  FollowWholeRegister1765110000000,
  ReleaseRegisterPurposes1765120000000,
  ChainAuditEntries1765200000000,
  CreateOrganizationChange1765210000000,
  CreateOpenData1765220000000,
  CreateInterestRecord1765300000000,
  CreatePublicUtilityCase1765310000000,
  CreateCommunity1765320000000,
  ShortenDescriptions1765500000000,
  SayWhereOrganizationsWork1765501000000,
  ShowContactsToWhomTheyAreFor1765502000000,
  LinkToPagesOfOrganizations1765503000000,
  ShowLogosOfOrganizations1765504000000,
  ListBoardsOfOrganizations1765505000000,
  CreateActivity1765510000000,
  CreateOrganizationLink1765511000000,
  CreateYearlyReport1765512000000,
  CreateInboxFloor1765530000000,
  CloseInstitutions1765531000000,
  RefreshCatalogueOnce1765550000000,
  ShowReleasedPurposes1765551000000,
  EnterWordsWithEntries1765552000000,
  ExportPersonalData1767000690000,
  OpenErasureCases1767000750000,
];

/** The registry's database. */
export const createRegistryDataSource = (options: RegistryDataSourceOptions): DataSource =>
  createDataSource({ ...options, applicationName: 'registry', entities, migrations });
