import { join } from 'node:path';
import { createRevocations, deriveKey } from '@conect/auth';
import { createForgetDocuments, openDocumentStore } from '@conect/documents';
import { createErasureDesk, createKnownOrganizations, createViewers, dataExportSubscriptions, membershipSubscriptions, organizationSubscriptions, viewerOf, type ErasureDesk, type Viewers } from '@conect/event-bus';
import { systemClock } from '@conect/kernel';
import { createSubgraphServer, mergeResolvers, poolOf, s3ConnectionOf, type DataExportDesk, type Logger, type RecurringJob, type ServiceApp, type SubgraphRequest } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { createApplicationArea, createEndWithOpportunity, createEngageApplication, createForgetVolunteer, createOfferPlaces } from '../application/create-application-area';
import { createAppliedShifts } from '../application/database/applied-shifts';
import { createApplicationStore } from '../application/database/stores/application-store';
import { createAuditArea } from '../audit/create-audit-area';
import { createCatalogueArea } from '../catalogue/create-catalogue-area';
import { createContractArea, createForgetContracts } from '../contract/create-contract-area';
import { createOwnDesk } from '../data-export/create-own-desk';
import { createDocumentArea } from '../document/create-document-area';
import { documentRecordsOf } from '../document/database/document-records';
import { createOpportunityArea, createWhenOrganizationStands } from '../opportunity/create-opportunity-area';
import { renameOrganization } from '../opportunity/database/opportunity-search';
import { createOpportunityStore } from '../opportunity/database/stores/opportunity-store';
import { createVolunteerArea } from '../volunteer/create-volunteer-area';
import { createCertificateArea, createCodeOfCertificate, createFindCertificates, createForgetHolder } from '../certificate/create-certificate-area';
import { createContractFinder } from '../contract/database/contract-finder';
import { findErasureBlockers } from '../contract/database/erasure-blockers';
import { createContractStore } from '../contract/database/stores/contract-store';
import { createVolunteerContracts } from '../contract/database/stores/volunteer-contracts';
import { createCodesOfShifts, createHoursArea } from '../hours/create-hours-area';
import { createForgetHours } from '../hours/database/forget-hours';
import { createContractHours } from '../hours/database/stores/contract-hours';
import { createContractReader } from '../contract/database/contract-reader';
import { createPaperArea, type LentToPapers } from '../paper/create-paper-area';
import { forgetContractPapers, forgetPapers } from '../paper/database/forget-papers';
import { createOrganizationNames } from '../organization/database/organization-names';
import { createRecordArea } from '../record/create-record-area';
import { createProfileReader } from '../volunteer/database/profile-reader';
import { createVolunteerProfileStore } from '../volunteer/database/stores/volunteer-profile-store';
import type { Area } from './area';
import { createBackground } from './background';
import { createSealingKeys, type SealingKeys } from './crypto/sealing-keys';
import { createVolunteeringDataSource } from './database/data-source';
import type { VolunteeringEnvironment } from './environment';
import type { Foundation } from './foundation';
import type { VolunteeringContext } from './graphql/context';
import { refusalInBoth } from './graphql/user-errors';

/** What is of use to one person alone. */
const ofOnePerson = { idempotency_record: 'user_id', data_export_part: 'user_id', volunteer_profile: 'user_id', volunteer_block: 'user_id', record_share: 'volunteer_id' };

/** What areas lend to each other. */
const lent = {
  organizationsOf: createKnownOrganizations,
  appliedShiftsOf: createAppliedShifts,
  opportunitiesOf: createOpportunityStore,
  profilesOf: createVolunteerProfileStore,
  applicationsOf: createApplicationStore,
  documentsOf: documentRecordsOf,
  contractsOf: createContractStore,
  contractHoursOf: createContractHours,
  volunteerContractsOf: createVolunteerContracts,
};

/** What opportunities need of other areas, whoever changes them: a person, the calendar or the registry. */
const opportunitiesWith = ({ VOLUNTEERING_TRUSTED_AFTER: trustedAfter }: VolunteeringEnvironment, viewersOf: Foundation['viewersOf']) => ({
  ...lent,
  viewersOf,
  trustedAfter,
  whenOpportunityEnds: createEndWithOpportunity({ ...lent, viewersOf }),
  whenPlacesGrow: createOfferPlaces({ ...lent, viewersOf }),
});

type Opportunities = ReturnType<typeof opportunitiesWith>;

/** What contracts are lent: beside the rest, what a contract in force does to its application. */
const lentToContracts = (viewersOf: Foundation['viewersOf']) => ({ ...lent, viewersOf, engageApplication: createEngageApplication({ ...lent, viewersOf }), forgetPapers: forgetContractPapers });

/** What becomes of who asks to be erased: a contract stands in the way, and everything else of him goes. */
const erasuresWith = (environment: VolunteeringEnvironment, opportunities: Opportunities, keys: SealingKeys) =>
  createErasureDesk({
    service: 'volunteering',
    rowsOf: ofOnePerson,
    blockersOf: findErasureBlockers,
    alsoForget: [
      createForgetVolunteer(opportunities),
      // It locks the contracts, before what hangs on them goes.
      createForgetHours(lent.volunteerContractsOf),
      createForgetContracts({ ...lentToContracts(opportunities.viewersOf), environment, keys }),
      createForgetHolder({ ...opportunities, keys }),
      forgetPapers,
      createForgetDocuments(documentRecordsOf),
    ],
  });

/** What this service hears of others. */
const subscriptionsWith = (opportunities: Opportunities, erasures: ErasureDesk, desk: DataExportDesk) => [
  ...dataExportSubscriptions(desk),
  ...membershipSubscriptions,
  ...organizationSubscriptions(createWhenOrganizationStands(opportunities), renameOrganization),
  ...erasures.subscriptions,
];

/** The composition root: builds every area and hands it what it needs. */
export async function createApp(environment: VolunteeringEnvironment, logger: Logger): Promise<ServiceApp> {
  const { HOST, VOLUNTEERING_PORT, VOLUNTEERING_DATABASE_URL, VOLUNTEERING_PRINCIPAL_SECRET, VOLUNTEERING_SECOND_FACTOR, NODE_ENV } = environment;
  const onPoolError = (error: unknown) => logger.warn({ err: error }, 'database connection lost');
  const dataSource = createVolunteeringDataSource({ url: VOLUNTEERING_DATABASE_URL, onPoolError });
  await dataSource.initialize();
  const revocations = createRevocations(systemClock);

  const viewersOf = createViewers({ secondFactorRequired: VOLUNTEERING_SECOND_FACTOR ?? NODE_ENV === 'production' });
  const opportunities = opportunitiesWith(environment, viewersOf);
  const keys = createSealingKeys(environment.VOLUNTEERING_IDENTITY_KEYS);
  const erasures = erasuresWith(environment, opportunities, keys);
  // It wants to nudge the relay, the background wants its subscriptions: the nudge is looked up when it is needed.
  const nudge: { relay: () => void } = { relay: () => {} };
  const desk = createOwnDesk({ dataSource, logger, keys, secret: environment.VOLUNTEERING_EXPORT_SECRET, afterCommit: () => nudge.relay() });
  const background = createBackground({ environment, dataSource, logger, subscriptions: subscriptionsWith(opportunities, erasures, desk), revocations });
  nudge.relay = background.nudge;
  const areas = await createAreas(environment, { opportunities, keys }, { dataSource, afterCommit: background.nudge, viewersOf, logger });
  const listed: readonly Area[] = Object.values(areas);

  const server = await createSubgraphServer<VolunteeringContext>({
    name: 'volunteering',
    schemaFolder: join(__dirname, '../../schema'),
    resolvers: mergeResolvers(listed.map(({ resolvers }) => resolvers)),
    contextFor: contextFrom(viewersOf(dataSource.manager), areas),
    principalSecret: VOLUNTEERING_PRINCIPAL_SECRET,
    isRevoked: revocations.isRevoked,
    introspection: NODE_ENV !== 'production',
    logger,
    readiness: { database: async () => void (await poolOf(dataSource).query('SELECT 1')), ...background.readiness },
    routes: async (app) => {
      for (const { routes } of [...listed, desk]) await routes?.(app);
    },
  });

  return {
    startBackground: () => background.start([...[...listed, desk].flatMap(({ jobs }) => jobs ?? []), jobOf(erasures, dataSource)]),
    listen: () => server.listen({ host: HOST, port: VOLUNTEERING_PORT }),
    parts: [
      { name: 'server', stop: server.close },
      ...background.parts,
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  };
}

/** Says what has changed for whoever asked to be erased, e.g. that his contract has ended. */
const jobOf = ({ seeAgain }: ErasureDesk, dataSource: DataSource): RecurringJob => ({ tasks: { 'see-to-erasures': () => seeAgain(dataSource) }, crontab: '* * * * * see-to-erasures' });

/** What areas and subscriptions are given alike. */
interface Shared {
  readonly opportunities: Opportunities;
  readonly keys: SealingKeys;
}

/** Every area, one line each; what an area needs of another one it is given here. */
async function createAreas(environment: VolunteeringEnvironment, { opportunities, keys }: Shared, foundation: Foundation) {
  const documents = await documentsOf(environment);
  const records = recordsOf(environment, foundation, keys);
  return {
    audit: createAuditArea(foundation),
    opportunity: createOpportunityArea({ ...foundation, ...opportunities }),
    catalogue: createCatalogueArea(foundation),
    volunteer: createVolunteerArea(foundation),
    application: createApplicationArea({ ...foundation, ...lent }),
    contract: createContractArea({ ...foundation, ...lentToContracts(foundation.viewersOf), environment, keys, wordsOf: refusalInBoth }),
    document: createDocumentArea({ ...foundation, ...documents }),
    hours: createHoursArea({ ...foundation, ...lent, ...records }),
    certificate: createCertificateArea({ ...foundation, ...lent, ...records }),
    record: createRecordArea({ ...foundation, ...lent, ...records }),
    paper: createPaperArea({ ...foundation, ...(await papersOf(environment, keys)) }),
  };
}

/** Where documents are, who signs their addresses, and how they are reached from outside. */
const documentsOf = async (environment: VolunteeringEnvironment) => ({
  store: await openDocumentStore({ folder: environment.VOLUNTEERING_DOCUMENTS_DIR, bucket: environment.VOLUNTEERING_DOCUMENTS_BUCKET, s3: s3ConnectionOf(environment) }),
  key: deriveKey(environment.VOLUNTEERING_SECRET, 'volunteering documents'),
  baseUrl: environment.VOLUNTEERING_PUBLIC_URL,
});

/** Where papers are, under which keys, and what they are written from. They are sealed, and nobody uploads one: nothing looks into their bytes. */
const papersOf = async (environment: VolunteeringEnvironment, sealingKeys: SealingKeys) => ({
  store: await openDocumentStore({ folder: join(environment.VOLUNTEERING_DOCUMENTS_DIR, 'papers'), bucket: environment.VOLUNTEERING_DOCUMENTS_BUCKET, s3: s3ConnectionOf(environment), inspect: () => Promise.resolve(null) }),
  keys: {
    addresses: deriveKey(environment.VOLUNTEERING_SECRET, 'volunteering paper addresses'),
    stamps: deriveKey(environment.VOLUNTEERING_SECRET, 'volunteering paper stamps'),
    sealing: deriveKey(environment.VOLUNTEERING_SECRET, 'volunteering paper sealing'),
  },
  baseUrl: environment.VOLUNTEERING_PUBLIC_URL,
  lentTo: lentToPapers(environment, sealingKeys),
});

/** What papers are written from, as other areas read it on one transaction. */
function lentToPapers({ VOLUNTEERING_SECRET: secret, VOLUNTEERING_PUBLIC_URL: publicUrl }: VolunteeringEnvironment, sealingKeys: SealingKeys): LentToPapers {
  const [codeOfCertificate, { codeOf: codeOfShift }] = [createCodeOfCertificate(secret, publicUrl), createCodesOfShifts(secret)];
  return (manager) => ({
    contracts: createContractReader(manager, sealingKeys),
    documents: documentRecordsOf(manager),
    certificates: { findByIds: createFindCertificates(sealingKeys, manager) },
    organizationNames: createOrganizationNames(manager),
    codeOfCertificate,
    codeOfShift,
  });
}

/** What the areas of hours and of what is proven by them are given beside. */
const recordsOf = ({ VOLUNTEERING_SECRET: secret, VOLUNTEERING_PUBLIC_URL: publicUrl }: VolunteeringEnvironment, { dataSource: { manager } }: Foundation, keys: SealingKeys) => ({
  secret,
  keys,
  publicUrl,
  contracts: createContractFinder(manager),
  organizationNames: createOrganizationNames(manager),
  profiles: createProfileReader(manager),
  findCertificates: createFindCertificates(keys, manager),
});

type Areas = Awaited<ReturnType<typeof createAreas>>;

/** What resolvers are given: the request with its viewer, and what each area adds to it. */
const contextFrom =
  (viewers: Viewers, areas: Areas) =>
  (request: SubgraphRequest): VolunteeringContext => {
    const viewed = { ...request, viewer: viewerOf(viewers, request.principal) };
    return {
      ...viewed,
      ...areas.audit.contextFor(viewed),
      ...areas.opportunity.contextFor(viewed),
      ...areas.catalogue.contextFor(viewed),
      ...areas.volunteer.contextFor(viewed),
      ...areas.application.contextFor(viewed),
      ...areas.contract.contextFor(viewed),
      ...areas.document.contextFor(viewed),
      ...areas.hours.contextFor(viewed),
      ...areas.certificate.contextFor(viewed),
      ...areas.record.contextFor(viewed),
      ...areas.paper.contextFor(viewed),
    };
  };
