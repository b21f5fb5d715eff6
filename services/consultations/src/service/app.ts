import { join } from 'node:path';
import { createRevocations, deriveKey } from '@conect/auth';
import { createForgetDocuments, openDocumentStore } from '@conect/documents';
import { communitySubscriptions, createErasureDesk, createKnownOrganizations, createViewers, dataExportSubscriptions, institutionSubscriptions, interestRecordSubscriptions, membershipSubscriptions, organizationSubscriptions, viewerOf, type Viewers } from '@conect/event-bus';
import { systemClock } from '@conect/kernel';
import { createSubgraphServer, mergeResolvers, poolOf, s3ConnectionOf, type DataExportDesk, type Logger, type ServiceApp, type SubgraphRequest } from '@conect/service-kit';
import { createAuditArea } from '../audit/create-audit-area';
import { createConsultationArea } from '../consultation/create-consultation-area';
import { createConsultationReader } from '../consultation/database/consultation-reader';
import { createConsultationStore } from '../consultation/database/stores/consultation-store';
import { createDraftBlockFinder } from '../consultation/database/stores/draft-block-finder';
import { createDraftFileReader } from '../consultation/files/read-draft-file';
import { createContributionArea, createForgetAuthor } from '../contribution/create-contribution-area';
import { createContributionReader } from '../contribution/database/contribution-reader';
import { createContributorsOf } from '../contribution/database/contributors';
import { createContributionStore } from '../contribution/database/stores/contribution-store';
import { createRegisterReader } from '../contribution/database/register-reader';
import { createUnansweredGate } from '../contribution/database/unanswered-gate';
import { createContributorFollower, createContributorNoticeArea } from '../contributor-notice/create-contributor-notice-area';
import { createDashboardArea } from '../dashboard/create-dashboard-area';
import { createDebateArea, createDebateForgetting } from '../debate/create-debate-area';
import { createDebateReader } from '../debate/database/debate-reader';
import { debateGateOf } from '../debate/database/debate-gate';
import { createDocumentArea } from '../document/create-document-area';
import { documentRecordsOf } from '../document/database/document-records';
import { createDraftNotificationArea, createDraftNotificationFollower, createWhenHolderErased } from '../draft-notification/create-draft-notification-area';
import { createHistoryArea } from '../history/create-history-area';
import { createGroupingArea } from '../grouping/create-grouping-area';
import { createGroupStore } from '../grouping/database/stores/group-store';
import { createIdeaArea } from '../idea/create-idea-area';
import { createInstitutionStore } from '../institution/database/stores/institution-store';
import { accountRequestSubscriptions } from '../institution/events/consumed';
import { createInvitationArea } from '../invitation/create-invitation-area';
import { createLegalTermArea } from '../legal-term/create-legal-term-area';
import { createReadLegalClock } from '../legal-term/database/read-legal-clock';
import { createOpenDataArea } from '../open-data/create-open-data-area';
import { createPaperArea } from '../paper/create-paper-area';
import { createReportArea } from '../report/create-report-area';
import { createTransparencyIndexArea } from '../transparency-index/create-transparency-index-area';
import { createOwnDesk } from '../data-export/create-own-desk';
import type { Area } from './area';
import { createBackground } from './background';
import { createConsultationsDataSource } from './database/data-source';
import type { ConsultationsEnvironment } from './environment';
import type { Foundation } from './foundation';
import type { ConsultationsContext } from './graphql/context';

/** What is of use to one person alone; who drafted a consultation stays under an id that names nobody once he is erased. */
const ofOnePerson = { idempotency_record: 'user_id', data_export_part: 'user_id' };

/** What areas lend to each other. */
export const lent = {
  consultationsOf: createConsultationStore,
  contributionsOf: createContributionStore,
  draftBlocksOf: createDraftBlockFinder,
  groupsOf: createGroupStore,
  documentsOf: documentRecordsOf,
  institutionsOf: createInstitutionStore,
  legalClockOf: createReadLegalClock,
  organizationsOf: createKnownOrganizations,
};

type ViewersOf = Foundation['viewersOf'];

/** What this service hears of others. */
const subscriptionsWith = (viewersOf: ViewersOf, desk: DataExportDesk) => [
  ...dataExportSubscriptions(desk),
  ...membershipSubscriptions,
  ...institutionSubscriptions(),
  ...accountRequestSubscriptions,
  ...organizationSubscriptions(),
  ...interestRecordSubscriptions,
  ...communitySubscriptions,
  ...createErasureDesk({
    service: 'consultations',
    rowsOf: ofOnePerson,
    alsoForget: [createForgetAuthor({ ...lent, viewersOf }), createWhenHolderErased({ ...lent, viewersOf }), createDebateForgetting({ ...lent, viewersOf }), createForgetDocuments(documentRecordsOf)],
  }).subscriptions,
];
/** What papers are read by, in a snapshot of their own. */
const readers = { consultationReaderOf: createConsultationReader, contributionReaderOf: createContributionReader, registerReaderOf: createRegisterReader, debateReaderOf: createDebateReader };

/** The composition root: builds every area and hands it what it needs. */
export async function createApp(environment: ConsultationsEnvironment, logger: Logger): Promise<ServiceApp> {
  const { HOST, CONSULTATIONS_PORT, CONSULTATIONS_DATABASE_URL, CONSULTATIONS_PRINCIPAL_SECRET, CONSULTATIONS_SECOND_FACTOR, NODE_ENV } = environment;
  const onPoolError = (error: unknown) => logger.warn({ err: error }, 'database connection lost');
  const dataSource = createConsultationsDataSource({ url: CONSULTATIONS_DATABASE_URL, onPoolError });
  await dataSource.initialize();
  const revocations = createRevocations(systemClock);

  const viewersOf = createViewers({ secondFactorRequired: CONSULTATIONS_SECOND_FACTOR ?? NODE_ENV === 'production' });
  // It wants to nudge the relay, the background wants its subscriptions: the nudge is looked up when it is needed.
  const nudge: { relay: () => void } = { relay: () => {} };
  const desk = createOwnDesk({ dataSource, logger, secret: environment.CONSULTATIONS_EXPORT_SECRET, afterCommit: () => nudge.relay() });
  const background = createBackground({ environment, dataSource, logger, subscriptions: subscriptionsWith(viewersOf, desk), revocations });
  nudge.relay = background.nudge;
  const areas = await createAreas(environment, { dataSource, afterCommit: background.nudge, viewersOf, logger });
  const listed: readonly Area[] = Object.values(areas);

  const server = await createSubgraphServer<ConsultationsContext>({
    name: 'consultations',
    schemaFolder: join(__dirname, '../../schema'),
    resolvers: mergeResolvers(listed.map(({ resolvers }) => resolvers)),
    contextFor: contextFrom(viewersOf(dataSource.manager), areas),
    principalSecret: CONSULTATIONS_PRINCIPAL_SECRET,
    isRevoked: revocations.isRevoked,
    introspection: NODE_ENV !== 'production',
    logger,
    readiness: { database: async () => void (await poolOf(dataSource).query('SELECT 1')), ...background.readiness },
    routes: async (app) => {
      for (const { routes } of [...listed, desk]) await routes?.(app);
    },
  });

  return {
    startBackground: () => background.start([...listed, desk].flatMap(({ jobs }) => jobs ?? [])),
    listen: () => server.listen({ host: HOST, port: CONSULTATIONS_PORT }),
    parts: [
      { name: 'server', stop: server.close },
      ...background.parts,
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  };
}

/** Every area, one line each; what an area needs of another one it is given here. */
async function createAreas(environment: ConsultationsEnvironment, foundation: Foundation) {
  const documents = await documentsOf(environment);
  return {
    audit: createAuditArea(foundation),
    consultation: createConsultationArea({
      ...foundation,
      ...lent,
      readDraftFile: createDraftFileReader(documents.store),
      followersOf: [createDraftNotificationFollower, createContributorFollower],
      gates: [createUnansweredGate, debateGateOf],
    }),
    contribution: createContributionArea({ ...foundation, ...lent }),
    contributorNotice: createContributorNoticeArea({ ...foundation, ...lent }),
    grouping: createGroupingArea({ ...foundation, ...lent }),
    document: createDocumentArea({ ...foundation, ...documents }),
    legalTerm: createLegalTermArea(foundation),
    draftNotification: createDraftNotificationArea({ ...foundation, ...lent }),
    debate: createDebateArea({ ...foundation, ...lent }),
    idea: createIdeaArea({ ...foundation, ...lent }),
    paper: createPaperArea({ dataSource: foundation.dataSource, ...readers, store: documents.store, ...papersOf(environment) }),
    invitation: createInvitationArea({ ...foundation, ...lent, contributorsOf: createContributorsOf(foundation.dataSource.manager) }),
    dashboard: createDashboardArea(foundation),
    openData: createOpenDataArea({ ...foundation, ...papersOf(environment) }),
    history: createHistoryArea(foundation),
    report: createReportArea({ ...foundation, ...lent }),
    transparencyIndex: createTransparencyIndexArea({ ...foundation, ...lent }),
  };
}

type Areas = Awaited<ReturnType<typeof createAreas>>;

/** What resolvers are given: the request with its viewer, and what each area adds to it. */
const contextFrom =
  (viewers: Viewers, areas: Areas) =>
  (request: SubgraphRequest): ConsultationsContext => {
    const viewed = { ...request, viewer: viewerOf(viewers, request.principal) };
    return {
      ...viewed,
      ...areas.audit.contextFor(viewed),
      ...areas.consultation.contextFor(viewed),
      ...areas.contribution.contextFor(viewed),
      ...areas.grouping.contextFor(viewed),
      ...areas.document.contextFor(viewed),
      ...areas.legalTerm.contextFor(viewed),
      ...areas.idea.contextFor(viewed),
      ...areas.invitation.contextFor(viewed),
      ...areas.draftNotification.contextFor(viewed),
      ...areas.debate.contextFor(viewed),
      ...areas.paper.contextFor(viewed),
      ...areas.dashboard.contextFor(viewed),
      ...areas.openData.contextFor(viewed),
      ...areas.history.contextFor(viewed),
      ...areas.report.contextFor(viewed),
      ...areas.transparencyIndex.contextFor(viewed),
    };
  };

/** Where the bytes of documents are, and how they are reached from outside. */
const documentsOf = async (environment: ConsultationsEnvironment) => ({
  store: await openDocumentStore({ folder: environment.CONSULTATIONS_DOCUMENTS_DIR, bucket: environment.CONSULTATIONS_DOCUMENTS_BUCKET, s3: s3ConnectionOf(environment) }),
  key: deriveKey(environment.CONSULTATIONS_SECRET, 'consultations documents'),
  baseUrl: environment.CONSULTATIONS_PUBLIC_URL,
});

/** Where papers are kept once they are made, and how they are reached from outside. */
const papersOf = ({ CONSULTATIONS_DOCUMENTS_DIR, CONSULTATIONS_SECRET, CONSULTATIONS_PUBLIC_URL }: ConsultationsEnvironment) => ({
  documentsFolder: CONSULTATIONS_DOCUMENTS_DIR,
  key: deriveKey(CONSULTATIONS_SECRET, 'consultations papers'),
  baseUrl: CONSULTATIONS_PUBLIC_URL,
});
