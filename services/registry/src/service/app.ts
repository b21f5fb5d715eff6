import { join } from 'node:path';
import { createRevocations, deriveKey } from '@conect/auth';
import { createForgetDocuments, openDocumentStore } from '@conect/documents';
import { createErasureDesk, createKnownInstitutions, dataExportSubscriptions, institutionSubscriptions } from '@conect/event-bus';
import { systemClock } from '@conect/kernel';
import { createSubgraphServer, mergeResolvers, poolOf, s3ConnectionOf, type Logger, type RecurringJob, type StoppablePart, type SubgraphRequest } from '@conect/service-kit';
import { createActivityArea } from '../activity/create-activity-area';
import { createCatalogueArea } from '../catalogue/create-catalogue-area';
import { createChangeRequestArea, createChangeRequestUnitOf } from '../change-request/create-change-request-area';
import { createClaimArea, createForgetApplicant } from '../claim/create-claim-area';
import { createCommunityArea, createForgetExpert } from '../community/create-community-area';
import { createOwnDesk } from '../data-export/create-own-desk';
import { createDocumentArea } from '../document/create-document-area';
import { documentRecordsOf } from '../document/database/document-records';
import { createInterestRecordArea, createInterestRecordFollower, createWhenInstitutionCloses } from '../interest-record/create-interest-record-area';
import { createLinkArea, createLinkFollower } from '../link/create-link-area';
import { createMembershipArea, type MembershipArea } from '../membership/create-membership-area';
import { createOpenDataArea } from '../open-data/create-open-data-area';
import { findReviewsOf } from '../organization/database/reviews-of';
import { createOrganizationArea, createOrganizationUnitOf } from '../organization/create-organization-area';
import { createPublicUtilityArea } from '../public-utility/create-public-utility-area';
import { createRecordArea } from '../record/create-record-area';
import { createRegisterImportArea } from '../register-import/create-register-import-area';
import { inspectRegistryDocument } from '../register-import/files/inspect-register-file';
import { createReferenceArea } from '../reference/create-reference-area';
import { createYearlyReportArea } from '../yearly-report/create-yearly-report-area';
import { createBackground } from './background';
import { createRegistryDataSource } from './database/data-source';
import { publicUtilityTerms, type RegistryEnvironment } from './environment';
import type { Foundation } from './foundation';
import type { RegistryContext } from './graphql/context';

/** The registry's process: how it starts, and its parts in the order in which they stop. */
export interface RegistryApp {
  /** Begins to send events, to listen to others' and to run jobs. */
  readonly startBackground: () => Promise<void>;
  /** Begins to answer requests; answers the address. */
  readonly listen: () => Promise<string>;
  readonly parts: readonly StoppablePart[];
}

/** What becomes of who asks to be erased: what SGG examines for him stands in the way, and everything else of him goes. */
const erasuresWith = (organizationUnitOf: ReturnType<typeof createOrganizationUnitOf>) =>
  createErasureDesk({
    service: 'registry',
    rowsOf: { idempotency_record: 'user_id', data_export_part: 'user_id' },
    alsoForget: [createForgetApplicant({ organizationUnitOf }), createForgetExpert({ organizationUnitOf }), createForgetDocuments(documentRecordsOf)],
    blockersOf: findReviewsOf,
  });

/** The composition root: builds every area and hands it what it needs. */
export async function createApp(environment: RegistryEnvironment, logger: Logger): Promise<RegistryApp> {
  const { HOST, REGISTRY_PORT, REGISTRY_DATABASE_URL, REGISTRY_PRINCIPAL_SECRET, NODE_ENV } = environment;
  const onPoolError = (error: unknown) => logger.warn({ err: error }, 'database connection lost');
  const dataSource = createRegistryDataSource({ url: REGISTRY_DATABASE_URL, onPoolError });
  await dataSource.initialize();
  const revocations = createRevocations(systemClock);

  const membership = createMembershipArea({ dataSource, secondFactorRequired: environment.REGISTRY_SECOND_FACTOR ?? NODE_ENV === 'production' });
  const organizationUnitOf = createOrganizationUnitOf({ documentsOf: documentRecordsOf, viewersOf: membership.viewersOf });
  const whenClosed = createWhenInstitutionCloses({ organizationUnitOf, institutionsOf: createKnownInstitutions });
  const erasures = erasuresWith(organizationUnitOf);
  const seeAgain: RecurringJob = { tasks: { 'see-to-erasures': () => erasures.seeAgain(dataSource) }, crontab: '* * * * * see-to-erasures' };
  // It wants to nudge the relay, the background wants its subscriptions: the nudge is looked up when it is needed.
  const nudge: { relay: () => void } = { relay: () => {} };
  const desk = createOwnDesk({ dataSource, logger, secret: environment.REGISTRY_EXPORT_SECRET, afterCommit: () => nudge.relay() });
  const subscriptions = [
    ...membership.subscriptions,
    ...institutionSubscriptions(whenClosed),
    ...dataExportSubscriptions(desk),
    ...erasures.subscriptions,
  ];
  const background = createBackground({ environment, dataSource, logger, subscriptions, revocations });
  nudge.relay = background.nudge;
  const areas = await createAreas(environment, { dataSource, logger, afterCommit: background.nudge }, membership);
  const listed = Object.values(areas);

  const server = await createSubgraphServer<RegistryContext>({
    name: 'registry',
    schemaFolder: join(__dirname, '../../schema'),
    resolvers: mergeResolvers(listed.map(({ resolvers }) => resolvers)),
    contextFor: contextFrom(membership, areas),
    principalSecret: REGISTRY_PRINCIPAL_SECRET,
    isRevoked: revocations.isRevoked,
    introspection: NODE_ENV !== 'production',
    logger,
    readiness: { database: async () => void (await poolOf(dataSource).query('SELECT 1')), ...background.readiness },
    routes: async (app) => {
      for (const { routes } of [...listed, desk]) await routes?.(app);
    },
  });

  return {
    startBackground: () => background.start([...[...listed, desk].flatMap(({ jobs }) => jobs ?? []), seeAgain]),
    listen: () => server.listen({ host: HOST, port: REGISTRY_PORT }),
    parts: [
      { name: 'server', stop: server.close },
      ...background.parts,
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  };
}

/** Every area, one line each; what an area needs of another one it is given here. */
async function createAreas(environment: RegistryEnvironment, foundation: Foundation, { viewersOf }: MembershipArea) {
  const { REGISTRY_SECRET, REGISTRY_PUBLIC_URL, DOCUMENTS_DIR, REGISTER_FILE_MAXIMUM_MEGABYTES } = environment;
  const store = await openDocumentStore({ folder: DOCUMENTS_DIR, bucket: environment.REGISTRY_DOCUMENTS_BUCKET, s3: s3ConnectionOf(environment), inspect: inspectRegistryDocument });
  const key = deriveKey(REGISTRY_SECRET, 'registry documents');
  const organizationUnitOf = createOrganizationUnitOf({ documentsOf: documentRecordsOf, viewersOf, followersOf: [createInterestRecordFollower, createLinkFollower] });
  return {
    reference: createReferenceArea(),
    activity: createActivityArea({ ...foundation, organizationUnitOf }),
    link: createLinkArea({ ...foundation, organizationUnitOf }),
    yearlyReport: createYearlyReportArea({ ...foundation, organizationUnitOf, dueDay: environment.YEARLY_REPORT_DUE_DAY }),
    catalogue: createCatalogueArea(foundation),
    document: createDocumentArea({ ...foundation, store, key, viewersOf, baseUrl: REGISTRY_PUBLIC_URL, maximumRegisterFileBytes: REGISTER_FILE_MAXIMUM_MEGABYTES * 1_048_576 }),
    organization: createOrganizationArea({ ...foundation, organizationUnitOf, documentsOf: documentRecordsOf, readDocument: store.get, baseUrl: REGISTRY_PUBLIC_URL }),
    claim: createClaimArea({ ...foundation, organizationUnitOf, maximumOpenClaims: environment.REGISTRY_OPEN_CLAIMS }),
    changeRequest: createChangeRequestArea({ ...foundation, organizationUnitOf }),
    record: createRecordArea(foundation),
    interestRecord: createInterestRecordArea({ ...foundation, organizationUnitOf, institutionsOf: createKnownInstitutions }),
    openData: createOpenDataArea({ ...foundation, documentsFolder: DOCUMENTS_DIR, baseUrl: REGISTRY_PUBLIC_URL }),
    registerImport: createRegisterImportArea({
      ...foundation,
      store,
      documentsOf: documentRecordsOf,
      viewersOf,
      organizationUnitOf,
      changeRequestUnitOf: createChangeRequestUnitOf(organizationUnitOf),
      shrinkLimitPercent: environment.REGISTRY_SHRINK_LIMIT,
    }),
    community: createCommunityArea({ ...foundation, organizationUnitOf }),
    publicUtility: createPublicUtilityArea({ ...foundation, organizationUnitOf, institutionsOf: createKnownInstitutions, terms: publicUtilityTerms(environment) }),
  };
}

type Areas = Awaited<ReturnType<typeof createAreas>>;

/** What resolvers are given: the request with its viewer, and what each area adds to it. */
const contextFrom =
  (membership: MembershipArea, areas: Areas) =>
  (request: SubgraphRequest): RegistryContext => {
    const { activity, catalogue, changeRequest, claim, community, document, interestRecord, link, openData, organization, publicUtility, record, registerImport, yearlyReport } = areas;
    const viewed = { ...request, ...membership.contextFor(request) };
    return {
      ...viewed,
      ...document.contextFor(viewed),
      ...organization.contextFor(viewed),
      ...activity.contextFor(viewed),
      ...catalogue.contextFor(viewed),
      ...claim.contextFor(viewed),
      ...changeRequest.contextFor(viewed),
      ...community.contextFor(viewed),
      ...interestRecord.contextFor(viewed),
      ...link.contextFor(viewed),
      ...openData.contextFor(viewed),
      ...publicUtility.contextFor(viewed),
      ...record.contextFor(viewed),
      ...registerImport.contextFor(viewed),
      ...yearlyReport.contextFor(viewed),
    };
  };
