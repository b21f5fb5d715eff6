import { communityMemberTable, communityTable, institutionTable, interestRecordTable, organizationTableOf, reachIndices } from '@conect/event-bus';
import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { senderBlockTable } from '../../block/database/tables/sender-block.table';
import { documentTable } from '../../document/database/tables/document.table';
import { followTable } from '../../follow/database/tables/follow.table';
import { publicConsultationTable } from '../../follow/database/tables/public-consultation.table';
import { broadcastOptOutTable, broadcastRecipientTable, broadcastTable } from '../../broadcast/database/tables/broadcast.table';
import { digestItemTable } from '../../mail/database/tables/digest-item.table';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { notificationTable } from '../../notification/database/tables/notification.table';
import { tellingTable } from '../../notification/database/tables/telling.table';
import { pushDeviceTable } from '../../push/database/tables/push-device.table';
import { notificationPreferenceTable } from '../../preference/database/tables/notification-preference.table';
import { threadReportTable } from '../../report/database/tables/thread-report.table';
import { threadAttachmentTable, threadMessageTable, threadMessageTextTable, threadNoteTable } from '../../thread/database/tables/message.table';
import { threadCounterTable, threadParticipantTable, threadTable } from '../../thread/database/tables/thread.table';
import { webhookDeliveryTable } from '../../webhook/database/tables/webhook-delivery.table';
import { webhookSecretTable, webhookTable } from '../../webhook/database/tables/webhook.table';
import { CreateNotification1764600000000 } from './migrations/1764600000000-create-notification';
import { CreateMail1764600100000 } from './migrations/1764600100000-create-mail';
import { CreateConsumerGeneration1764600200000 } from './migrations/1764600200000-create-consumer-generation';
import { CreateEventPositions1764800000000 } from './migrations/1764800000000-create-event-positions';
import { KeepMailsInEffectLedger1764900000000 } from './migrations/1764900000000-keep-mails-in-effect-ledger';
import { ChainAuditEntries1765200000000 } from './migrations/1765200000000-chain-audit-entries';
import { LeadNoticesToInstitutions1765560000000 } from './migrations/1765560000000-lead-notices-to-institutions';
import { LeadNoticesToConsultations1766000630000 } from './migrations/1766000630000-lead-notices-to-consultations';
import { LeadNoticesToVolunteering1767000600000 } from './migrations/1767000600000-lead-notices-to-volunteering';
import { CreateInboxFloor1765535000000 } from './migrations/1765535000000-create-inbox-floor';
import { OpenThreads1767000610000 } from './migrations/1767000610000-open-threads';
import { LeadNoticesToThreads1767000620000 } from './migrations/1767000620000-lead-notices-to-threads';
import { AttachDocuments1767000630000 } from './migrations/1767000630000-attach-documents';
import { BlockSenders1767000631000 } from './migrations/1767000631000-block-senders';
import { ReportThreads1767000632000 } from './migrations/1767000632000-report-threads';
import { FollowAndTellMany1767000650000 } from './migrations/1767000650000-follow-and-tell-many';
import { CreateWebhook1767000680000 } from './migrations/1767000680000-create-webhook';
import { ExportPersonalData1767000690000 } from './migrations/1767000690000-export-personal-data';
import { ConverseAboutApplications1767000710000 } from './migrations/1767000710000-converse-about-applications';
import { KnowExpertise1767000720000 } from './migrations/1767000720000-know-expertise';
import { SendBroadcasts1767000721000 } from './migrations/1767000721000-send-broadcasts';
import { ReadInboxes1767000730000 } from './migrations/1767000730000-read-inboxes';
import { PushToDevices1767000740000 } from './migrations/1767000740000-push-to-devices';
import { OpenErasureCases1767000750000 } from './migrations/1767000750000-open-erasure-cases';

interface MessagingDataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onPoolError?: (error: unknown) => void;
}

/** Every table of messaging, by name. */
const entities = [
  notificationTable,
  membershipTable,
  institutionTable,
  organizationTableOf(reachIndices),
  interestRecordTable,
  communityTable,
  communityMemberTable,
  digestItemTable,
  notificationPreferenceTable,
  threadTable,
  threadParticipantTable,
  threadCounterTable,
  threadMessageTable,
  threadMessageTextTable,
  documentTable,
  threadAttachmentTable,
  senderBlockTable,
  threadReportTable,
  threadNoteTable,
  followTable,
  publicConsultationTable,
  tellingTable,
  pushDeviceTable,
  webhookTable,
  webhookSecretTable,
  webhookDeliveryTable,
  broadcastTable,
  broadcastRecipientTable,
  broadcastOptOutTable,
];

/** Every migration of messaging, in order. */
const migrations = [
  CreateNotification1764600000000,
  CreateMail1764600100000,
  CreateConsumerGeneration1764600200000,
  CreateEventPositions1764800000000,
  KeepMailsInEffectLedger1764900000000,
  ChainAuditEntries1765200000000,
  CreateInboxFloor1765535000000,
  LeadNoticesToInstitutions1765560000000,
  LeadNoticesToConsultations1766000630000,
  LeadNoticesToVolunteering1767000600000,
  OpenThreads1767000610000,
  LeadNoticesToThreads1767000620000,
  AttachDocuments1767000630000,
  BlockSenders1767000631000,
  ReportThreads1767000632000,
  FollowAndTellMany1767000650000,
  CreateWebhook1767000680000,
  ExportPersonalData1767000690000,
  ConverseAboutApplications1767000710000,
  KnowExpertise1767000720000,
  SendBroadcasts1767000721000,
  ReadInboxes1767000730000,
  PushToDevices1767000740000,
  OpenErasureCases1767000750000,
];

/** Messaging's database. */
export const createMessagingDataSource = (options: MessagingDataSourceOptions): DataSource =>
  createDataSource({ ...options, applicationName: 'messaging', entities, migrations });
