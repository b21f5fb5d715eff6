import { join } from 'node:path';
import { createRevocations } from '@conect/auth';
import { createViewers, forgetsErased, institutionSubscriptions, membershipSubscriptions, viewerOf } from '@conect/event-bus';
import { systemClock } from '@conect/kernel';
import { createSubgraphServer, mergeResolvers, poolOf, type Logger, type ServiceApp } from '@conect/service-kit';
import { createAuditArea } from '../audit/create-audit-area';
import { createConsultationArea } from '../consultation/create-consultation-area';
import { createConsultationStore } from '../consultation/database/stores/consultation-store';
import { createDebateArea, createDebateForgetting } from '../debate/create-debate-area';
import { createInstitutionStore } from '../institution/database/stores/institution-store';
import { accountRequestSubscriptions } from '../institution/events/consumed';
import { createOrganizationStore } from '../organization/database/stores/organization-store';
import { organizationSubscriptions } from '../organization/events/consumed';
import { createBackground } from './background';
import { createConsultationsDataSource } from './database/data-source';
import type { ConsultationsEnvironment } from './environment';
import type { ConsultationsContext } from './graphql/context';

/** What is of use to one person alone; who drafted a consultation stays under an id that names nobody once he is erased. */
const ofOnePerson = { idempotency_record: 'user_id' };

/** The composition root: builds every area and hands it what it needs. */
export async function createApp(environment: ConsultationsEnvironment, logger: Logger): Promise<ServiceApp> {
  const { HOST, CONSULTATIONS_PORT, CONSULTATIONS_DATABASE_URL, CONSULTATIONS_PRINCIPAL_SECRET, CONSULTATIONS_SECOND_FACTOR, NODE_ENV } = environment;
  const onPoolError = (error: unknown) => logger.warn({ err: error }, 'database connection lost');
  const dataSource = createConsultationsDataSource({ url: CONSULTATIONS_DATABASE_URL, onPoolError });
  await dataSource.initialize();
  const revocations = createRevocations(systemClock);

  const viewersOf = createViewers({ secondFactorRequired: CONSULTATIONS_SECOND_FACTOR ?? NODE_ENV === 'production' });
  const ports = { viewersOf, consultationsOf: createConsultationStore, institutionsOf: createInstitutionStore, organizationsOf: createOrganizationStore };
  const forgetting = [forgetsErased(ofOnePerson), createDebateForgetting(ports)];
  const subscriptions = [...membershipSubscriptions, ...institutionSubscriptions(), ...accountRequestSubscriptions, ...organizationSubscriptions, ...forgetting];
  const background = createBackground({ environment, dataSource, logger, subscriptions, revocations });
  const foundation = { dataSource, afterCommit: background.nudge, viewersOf };
  const audit = createAuditArea(foundation);
  const consultation = createConsultationArea({ ...foundation, institutionsOf: createInstitutionStore, logger });
  const debate = createDebateArea({ ...foundation, ...ports, logger });
  const listed = [audit, consultation, debate];
  const viewers = viewersOf(dataSource.manager);

  const server = await createSubgraphServer<ConsultationsContext>({
    name: 'consultations',
    schemaFolder: join(__dirname, '../../schema'),
    resolvers: mergeResolvers(listed.map(({ resolvers }) => resolvers)),
    contextFor: (request) => {
      const viewed = { ...request, viewer: viewerOf(viewers, request.principal) };
      return { ...viewed, ...audit.contextFor(viewed), ...consultation.contextFor(viewed), ...debate.contextFor(viewed) };
    },
    principalSecret: CONSULTATIONS_PRINCIPAL_SECRET,
    isRevoked: revocations.isRevoked,
    introspection: NODE_ENV !== 'production',
    logger,
    readiness: { database: async () => void (await poolOf(dataSource).query('SELECT 1')), ...background.readiness },
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
