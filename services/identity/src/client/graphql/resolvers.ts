import type { Result } from '@conect/kernel';
import { forbidden, unauthenticated, userCall } from '@conect/service-kit';
import { isSggAdmin } from '../../membership/domain/permissions';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { ApiScope as ApiScopeName, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { identityUserErrors } from '../../service/graphql/user-errors';
import type { ApiScope } from '../domain/api-scope';
import type { ClientWithSecret } from '../application/commands/create-api-client';

/** The scopes of OAuth by the names that the graph has for them, which cannot hold a colon. */
const scopesByName = { GRAPH_READ: 'graph:read', EVENTS_CONSUME: 'events:consume' } as const satisfies Record<ApiScopeName, ApiScope>;
const namesByScope = Object.fromEntries(Object.entries(scopesByName).map(([name, scope]) => [scope, name])) as Record<ApiScope, ApiScopeName>;

/** Service accounts: SGG gives them, renews their secrets and takes them back. */
export const clientResolvers: Resolvers = {
  Query: {
    async apiClients(_parent, page, { principal, viewer, apiClients }) {
      if (principal.kind !== 'USER') throw unauthenticated();
      if (!isSggAdmin(await viewer())) throw forbidden('Only administrators of SGG see the service accounts.');
      return apiClients(page);
    },
  },
  ApiClient: {
    scopes: ({ scopes }) => scopes.map((scope) => namesByScope[scope]),
    institution: ({ institutionId }, _arguments, { institution }) => (institutionId === null ? null : institution(institutionId)),
    organization: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }),
    previousSecretWorksUntil: ({ previousSecret }, _arguments, { securityNow }) =>
      previousSecret !== null && securityNow() < previousSecret.worksUntil ? previousSecret.worksUntil : null,
  },
  Mutation: {
    async createApiClient(_parent, { input }, context) {
      const scopes = input.scopes.map((name) => scopesByName[name]);
      return secretPayload(await context.createApiClient(userCall(context, 'createApiClient', input), { ...input, scopes }), context);
    },

    async rotateApiClientSecret(_parent, { input }, context) {
      const { clientId, endPreviousNow = false } = input;
      return secretPayload(await context.rotateApiClientSecret(userCall(context, 'rotateApiClientSecret', input), { clientId, endPreviousNow }), context);
    },

    async revokeApiClient(_parent, { input }, context) {
      const result = await context.revokeApiClient(userCall(context, 'revokeApiClient', input), input);
      if (!result.ok) return { userErrors: identityUserErrors(result.refusals, context.locale) };
      return { client: await context.apiClient(result.value.clientId), userErrors: [] };
    },
  },
};

async function secretPayload(result: Result<ClientWithSecret, IdentityErrorCode>, { locale, apiClient }: IdentityContext) {
  if (!result.ok) return { userErrors: identityUserErrors(result.refusals, locale) };
  const { clientId, secret } = result.value;
  return { client: await apiClient(clientId), secret, userErrors: [] };
}
