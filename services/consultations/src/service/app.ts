import { join } from 'node:path';
import { createRevocations, deriveKey } from '@conect/auth';
import { openDocumentStore } from '@conect/documents';
import { createViewers, forgetsErased, institutionSubscriptions, membershipSubscriptions, viewerOf } from '@conect/event-bus';
import { systemClock } from '@conect/kernel';
import { createSubgraphServer, mergeResolvers, poolOf, s3ConnectionOf, type Logger, type ServiceApp } from '@conect/service-kit';
import { createAuditArea } from '../audit/create-audit-area';
import { createConsultationArea } from '../consultation/create-consultation-area';
import { createConsultationReader } from '../consultation/database/consultation-reader';
import { createConsultationStore } from '../consultation/database/stores/consultation-store';
import { createDraftBlockFinder } from '../consultation/database/stores/draft-block-finder';
import { createDocumentArea } from '../document/create-document-area';
import { createContributionArea, createForgetAuthor } from '../contribution/create-contribution-area';
import { createContributionReader } from '../contribution/database/contribution-reader';
import { createRegisterReader } from '../contribution/database/register-reader';
import { createUnansweredGate } from '../contribution/database/unanswered-gate';
import { documentRecordsOf } from '../document/database/document-records';
import { createInstitutionStore } from '../institution/database/stores/institution-store';
import { accountRequestSubscriptions } from '../institution/events/consumed';
import { createOrganizationStore } from '../organization/database/stores/organization-store';
import { organizationSubscriptions } from '../organization/events/consumed';
import { createPaperArea } from '../paper/create-paper-area';
import { createBackground } from './background';
import { createConsultationsDataSource } from './database/data-source';
import type { ConsultationsEnvironment } from './environment';
import type { ConsultationsContext } from './graphql/context';

/** What is of use to one person alone; who drafted a consultation stays under an id that names nobody once he is erased. */
const ofOnePerson = { idempotency_record: 'user_id' };

/** What areas lend to each other. */
export const lent = {
  consultationsOf: createConsultationStore,
  draftBlocksOf: createDraftBlockFinder,
  documentsOf: documentRecordsOf,
  institutionsOf: createInstitutionStore,
  organizationsOf: createOrganizationStore,
};

/** What papers are read by, in a snapshot of their own. */
const readers = { consultationReaderOf: createConsultationReader, contributionReaderOf: createContributionReader, registerReaderOf: createRegisterReader };

/** The composition root: builds every area and hands it what it needs. */
export async function createApp(environment: ConsultationsEnvironment, logger: Logger): Promise<ServiceApp> {
  const { HOST, CONSULTATIONS_PORT, CONSULTATIONS_DATABASE_URL, CONSULTATIONS_PRINCIPAL_SECRET, CONSULTATIONS_SECOND_FACTOR, NODE_ENV } = environment;
  const onPoolError = (error: unknown) => logger.warn({ err: error }, 'database connection lost');
  const dataSource = createConsultationsDataSource({ url: CONSULTATIONS_DATABASE_URL, onPoolError });
  await dataSource.initialize();
  const revocations = createRevocations(systemClock);

  const viewersOf = createViewers({ secondFactorRequired: CONSULTATIONS_SECOND_FACTOR ?? NODE_ENV === 'production' });
  const subscriptions = [...membershipSubscriptions, ...institutionSubscriptions(), ...accountRequestSubscriptions, ...organizationSubscriptions, forgetsErased(ofOnePerson, createForgetAuthor({ ...lent, viewersOf }))];
  const background = createBackground({ environment, dataSource, logger, subscriptions, revocations });
  const foundation = { dataSource, afterCommit: background.nudge, viewersOf };
  const audit = createAuditArea(foundation);
  const consultation = createConsultationArea({ ...foundation, institutionsOf: createInstitutionStore, gates: [createUnansweredGate], logger });
  const document = createDocumentArea({ ...foundation, logger, ...(await documentsOf(environment)) });
  const contribution = createContributionArea({ ...foundation, ...lent, logger });
  const paper = createPaperArea({ dataSource, ...readers, ...papersOf(environment) });
  const listed = [audit, consultation, contribution, document, paper];
  const viewers = viewersOf(dataSource.manager);

  const server = await createSubgraphServer<ConsultationsContext>({
    name: 'consultations',
    schemaFolder: join(__dirname, '../../schema'),
    resolvers: mergeResolvers(listed.map(({ resolvers }) => resolvers)),
    contextFor: (request) => {
      const viewed = { ...request, viewer: viewerOf(viewers, request.principal) };
      return { ...viewed, ...audit.contextFor(viewed), ...consultation.contextFor(viewed), ...contribution.contextFor(viewed), ...document.contextFor(viewed), ...paper.contextFor(viewed) };
    },
    principalSecret: CONSULTATIONS_PRINCIPAL_SECRET,
    isRevoked: revocations.isRevoked,
    introspection: NODE_ENV !== 'production',
    logger,
    readiness: { database: async () => void (await poolOf(dataSource).query('SELECT 1')), ...background.readiness },
    routes: async (app) => {
      for (const { routes } of listed) await routes?.(app);
    },
  });

  return {
    startBackground: () => background.start(listed.flatMap(({ jobs }) => jobs ?? [])),
    listen: () => server.listen({ host: HOST, port: CONSULTATIONS_PORT }),
    parts: [
      { name: 'server', stop: server.close },
      ...background.parts,
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  };
}

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
