import { join } from 'node:path';
import { createRevocations } from '@conect/auth';
import { createKnownOrganizations, createViewers, forgetsErased, membershipSubscriptions, organizationSubscriptions, viewerOf, type Viewers } from '@conect/event-bus';
import { systemClock } from '@conect/kernel';
import { createSubgraphServer, mergeResolvers, poolOf, type Logger, type ServiceApp, type SubgraphRequest } from '@conect/service-kit';
import { createAppliedShifts } from '../application/database/applied-shifts';
import { createAuditArea } from '../audit/create-audit-area';
import { createCatalogueArea } from '../catalogue/create-catalogue-area';
import { createOpportunityArea, createWhenOrganizationStands } from '../opportunity/create-opportunity-area';
import { renameOrganization } from '../opportunity/database/opportunity-search';
import type { Area } from './area';
import { createBackground } from './background';
import { createVolunteeringDataSource } from './database/data-source';
import type { VolunteeringEnvironment } from './environment';
import type { Foundation } from './foundation';
import type { VolunteeringContext } from './graphql/context';

/** What is of use to one person alone. */
const ofOnePerson = { idempotency_record: 'user_id' };

/** What areas lend to each other. */
const lent = {
  organizationsOf: createKnownOrganizations,
  appliedShiftsOf: createAppliedShifts,
};

/** What opportunities need of other areas, whoever changes them: a person, the calendar or the registry. */
const opportunitiesWith = ({ VOLUNTEERING_TRUSTED_AFTER: trustedAfter }: VolunteeringEnvironment, viewersOf: Foundation['viewersOf']) => ({ ...lent, viewersOf, trustedAfter });

type Opportunities = ReturnType<typeof opportunitiesWith>;

/** What this service hears of others. */
const subscriptionsOf = (opportunities: Opportunities) => [
  ...membershipSubscriptions,
  ...organizationSubscriptions(createWhenOrganizationStands(opportunities), renameOrganization),
  forgetsErased(ofOnePerson),
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
  const background = createBackground({ environment, dataSource, logger, subscriptions: subscriptionsOf(opportunities), revocations });
  const areas = createAreas(opportunities, { dataSource, afterCommit: background.nudge, viewersOf, logger });
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
      for (const { routes } of listed) await routes?.(app);
    },
  });

  return {
    startBackground: () => background.start(listed.flatMap(({ jobs }) => jobs ?? [])),
    listen: () => server.listen({ host: HOST, port: VOLUNTEERING_PORT }),
    parts: [
      { name: 'server', stop: server.close },
      ...background.parts,
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  };
}

/** Every area, one line each; what an area needs of another one it is given here. */
const createAreas = (opportunities: Opportunities, foundation: Foundation) => ({
  audit: createAuditArea(foundation),
  opportunity: createOpportunityArea({ ...foundation, ...opportunities }),
  catalogue: createCatalogueArea(foundation),
});

type Areas = ReturnType<typeof createAreas>;

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
    };
  };
