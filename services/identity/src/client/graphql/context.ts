import type { Connection } from '@conect/service-kit';
import type { PageArguments } from '@conect/kernel';
import type { CreateApiClient } from '../application/commands/create-api-client';
import type { RevokeApiClient } from '../application/commands/revoke-api-client';
import type { RotateApiClientSecret } from '../application/commands/rotate-api-client-secret';
import type { ApiClient } from '../domain/api-client';

/** What resolvers know of service accounts. */
export interface ClientContext {
  readonly createApiClient: CreateApiClient;
  readonly rotateApiClientSecret: RotateApiClientSecret;
  readonly revokeApiClient: RevokeApiClient;
  readonly apiClient: (id: string) => Promise<ApiClient | null>;
  readonly apiClients: (page: PageArguments) => Promise<ApiClientPage>;
  /** Security time: whether the secret before the present one still works. */
  readonly securityNow: () => Date;
}

/**
 * One page of service accounts.
 * @public `codegen.cjs` names it.
 */
export type ApiClientPage = Connection<ApiClient>;
