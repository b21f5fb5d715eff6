export { answerUnchanged } from './answer-unchanged';
export { allowValues, forbidValues } from './allowed-values';
export { askedRow, countAsked, isBeyond, pagesOf, selectAskedCounts, selectAskedPages, type FoundPlace } from './asked-pages';
export { appendAudit, auditOf, hidePersonal, type AuditChanges, type AuditEntry, type AuditLine } from './audit';
export { chainStart, extendChain, type AuditHead } from './audit-chain';
export { createAuditChain, dropAuditChain } from './audit-chain-table';
export { auditChangesAsText, createAuditEntriesReader, type AuditEntriesReader, type AuditEntryChange, type AuditEntryView, type StoredChanges } from './audit-entries';
export { createAuditProgram } from './audit-program';
export { batch, byId, byKey, manyByKey } from './batch';
export { bearerTokenOf } from './bearer-token';
export { createServiceBackground, type Background, type EventWorkers } from './background';
export { businessNow, businessNowOnce } from './business-clock';
export { canonicalJson } from './canonical-json';
export { changeKindOf, changePage, createChangeFeed, type ChangeFeed, type ListedChange } from './change-feed';
export { createChangeFeedTable, dropChangeFeedTable } from './change-feed-table';
export { clientOf } from './client-address';
export { commandCall, userCall } from './command-call';
export {
  createCommandTransaction,
  type CommandTransaction,
  type TransactionFacts,
} from './command-transaction';
export { commonExpectations, commonMessages } from './common-messages';
export { connectionOf, pageRequest, type Connection } from './connection';
export { createDataSource, poolOf, whileOpen } from './database';
export { createDataExportDesk, type AskedPart, type DataExportDesk, type PartFailure, type PartOutcome } from './data-export/create-data-export-desk';
export { commonColumns, commonGrounds, leftOut } from './data-export/common-columns';
export { actedSection, documentSection } from './data-export/common-sections';
export { auditSection, leftTables } from './data-export/left-tables';
export { readPartLine, type PartLine, type PartSection } from './data-export/part-lines';
export { createDataExportPartTables, createPieceTable, dropDataExportPartTables } from './data-export/part-tables';
export { dataExportPartsPath } from './data-export/parts-route';
export { createSealedPieces, FileTooLarge, type PieceOwner, type SealedPieces, type WrittenFile } from './data-export/sealed-pieces';
export { exportWords, tableSection, type ExportRow, type ExportSection, type ExportWords, type ServiceExport } from './data-export/section';
export { assertProductionSecrets, bucketSetting, commonShape, jobsShape, kafkaShape, keptRowsShape, portSetting, readEnvironment, s3ConnectionOf, s3Shape, secretSetting } from './environment';
export { badArgument, forbidden, idempotencyMismatch, maskFaults, rateLimited, unauthenticated, type TopLevelCode } from './graphql-errors';
export { unlessEmpty, wantedDomains, wantedIds, wordsSearched } from './filter-arguments';
export { createHttpServer, requestIdOf, type HttpServer, type ReadinessCheck } from './http-server';
export { jobInBatches } from './job-in-batches';
export { createJobRunner, type JobRunner } from './job-runner';
export {
  jobsSchema,
  migrateJobs,
  scheduleJob,
  scheduleJobs,
  type JobFacts,
  type JobTask,
  type JobTasks,
  type RecurringJob,
} from './jobs';
export { createLogger, type Logger } from './logger';
export { mergeResolvers } from './merge-resolvers';
export { migrate, roleOf } from './migrate';
export { createOpenData, type AddressedOpenDataFile, type OpenDataContext } from './open-data/create-open-data';
export { createGenerateOpenData, openDataOutcome, type OpenDataSource } from './open-data/generate-open-data';
export { createOpenDataFileTable } from './open-data/open-data-file-table';
export { openDataColumn, type OpenDataColumn, type OpenDataSet } from './open-data/open-data-set';
export { createOutcomeCounter, type OutcomeCounter } from './outcome-counter';
export { createGuardedClient, type GuardedClient, type OutgoingAnswer, type OutgoingMessage } from './outgoing/guarded-client';
export type { OutgoingObstacle, ResolveHost } from './outgoing/outgoing-address';
export { assertNoAllowedHosts, outgoingShape } from './outgoing/outgoing-settings';
export { findPageByAge, pageByAge } from './page-by-age';
export { createPermissionShapes, type ShapedPermission } from './permission';
export { refusePaper, sendPaper, type SentPaper } from './papers/send-paper';
export { addressOfPath, checkSignedAddress, createSignedAddress, type AddressPermission, type AddressSigning } from './papers/signed-address';
export { checkedQueuePosition, queuePosition } from './queue-position';
export { addRecipientsRoute, type WrittenTo } from './recipients-route';
export { runCommandLine, runProgram, runService, type CommandOutcome, type ServiceApp } from './run-program';
export { createSearchFunctions, dropSearchFunctions } from './search-functions';
export { seal, unseal } from './seal';
export { createServiceMigration } from './service-migration';
export { createServiceTables, dropServiceTables, serviceTableNames } from './service-tables';
export { createSqlParameters, type SqlParameters } from './sql-parameters';
export { stopInOrder, stopOnSignal, type StoppablePart } from './shutdown';
export { createSmtpMailer, type Mail, type MailAnswer, type Mailer } from './smtp-mailer';
export { createSubgraphSchema, createSubgraphServer, readSubgraphSdl, type SubgraphRequest } from './subgraph-server';
export { createRefusalTexts, type MessageCatalogue, type MessageTexts, type ShapedUserError } from './user-errors';
export { auditOutcome } from './verify-audit';
export { whenErased } from './when-erased';
