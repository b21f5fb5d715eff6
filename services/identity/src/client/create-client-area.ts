import { isUuid, type PageArguments } from '@conect/kernel';
import { badArgument, connectionOf, pageRequest } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Throttle } from '../service/application/ports';
import type { Foundation } from '../service/foundation';
import { createCreateApiClient } from './application/commands/create-api-client';
import { createIssueServiceToken } from './application/commands/issue-service-token';
import { createRevokeApiClient } from './application/commands/revoke-api-client';
import { createRotateApiClientSecret } from './application/commands/rotate-api-client-secret';
import type { ApiClientList, ServiceTokenIssuer } from './application/ports';
import { clientSecrets } from './crypto/client-secrets';
import { createApiClientStore } from './database/stores/api-client-store';
import type { ApiClientPage, ClientContext } from './graphql/context';
import { clientResolvers } from './graphql/resolvers';
import { addAuthorizationServerMetadata } from './http/metadata-route';
import { addTokenRoute } from './http/token-route';

interface Dependencies extends Foundation {
  readonly throttle: Throttle;
  readonly serviceTokens: ServiceTokenIssuer;
  readonly issuer: string;
  readonly secondFactorRequired: boolean;
}

/** Builds service accounts: SGG's acts on them, and the token endpoint. */
export function createClientArea(dependencies: Dependencies): Area<ClientContext> {
  const { dataSource, clock, issuer, serviceTokens } = dependencies;
  const apiClients = createApiClientStore(dataSource.manager);
  const context: ClientContext = {
    createApiClient: createCreateApiClient({ ...dependencies, secrets: clientSecrets }),
    rotateApiClientSecret: createRotateApiClientSecret({ ...dependencies, secrets: clientSecrets }),
    revokeApiClient: createRevokeApiClient(dependencies),
    apiClient: apiClients.findById,
    apiClients: (page) => pageOf(apiClients, page),
    securityNow: clock.now,
  };
  const issueServiceToken = createIssueServiceToken({ ...dependencies, apiClients, secrets: clientSecrets, tokens: serviceTokens });
  return {
    resolvers: clientResolvers,
    contextFor: () => context,
    routes: (app) => {
      addAuthorizationServerMetadata(app, issuer);
      addTokenRoute(app, issueServiceToken);
    },
  };
}

const order = 'api-client-created';

async function pageOf(list: ApiClientList, page: PageArguments): Promise<ApiClientPage> {
  const request = pageRequest(order, 1, page);
  const isOurs = request.position === null || isUuid(String(request.position[0]));
  if (!isOurs) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return connectionOf({ order, request, rows: await list.page(request), positionOf: ({ id }) => [id], totalCount: list.count });
}
