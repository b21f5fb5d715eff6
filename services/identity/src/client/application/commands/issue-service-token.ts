import { accept, isUuid, refuse, type Clock, type Result } from '@conect/kernel';
import type { Throttle } from '../../../service/application/ports';
import { workingSecrets, type ClientSecret } from '../../domain/api-client';
import { grantedScopes, type TokenRefusalCode } from '../../domain/token-request';
import type { ApiClientStore, ClientSecrets, ServiceGrant, ServiceToken, ServiceTokenIssuer } from '../ports';

/** What a system shows at the token endpoint, and from where. */
export interface ServiceTokenRequest {
  readonly clientId: string;
  readonly secret: string;
  /** Null when it asks for no scope in particular. */
  readonly scopes: readonly string[] | null;
  readonly clientAddress: string;
}

interface Dependencies {
  readonly apiClients: Pick<ApiClientStore, 'findById'>;
  readonly secrets: Pick<ClientSecrets, 'isSame'>;
  readonly throttle: Pick<Throttle, 'watchSecret'>;
  readonly tokens: ServiceTokenIssuer;
  readonly clock: Clock;
}

/** A token and what it allows. */
export type IssuedToken = ServiceToken & Pick<ServiceGrant, 'scopes'>;

export type IssueServiceToken = ReturnType<typeof createIssueServiceToken>;

/** Which of an account's secrets it is. Two are compared, whether or not they are there: how long it takes says nothing of the account. */
function shownSecret(secrets: Dependencies['secrets'], text: string, working: readonly ClientSecret[]): ClientSecret | null {
  const [present, previous] = [working[0] ?? null, working[1] ?? null].map((one) => (secrets.isSame(text, one?.hash ?? null) ? one : null));
  return present ?? previous ?? null;
}

/** No account has it, so that an unknown name costs the same look-up. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Gives an access token for the secret of a service account. An unknown account, a revoked one and a wrong secret cost the same
 * statements and comparisons and are answered the same.
 */
export const createIssueServiceToken =
  ({ apiClients, secrets, throttle, tokens, clock }: Dependencies) =>
  async (request: ServiceTokenRequest): Promise<Result<IssuedToken, TokenRefusalCode>> => {
    const { clientId, secret, clientAddress } = request;
    const watch = await throttle.watchSecret({ email: `api client ${clientId}`, clientAddress });
    const client = await apiClients.findById(isUuid(clientId) ? clientId : nobody);
    const shown = shownSecret(secrets, secret, client === null ? [] : workingSecrets(client, clock.now()));
    if (client === null || shown === null) {
      await watch.failed();
      return refuse({ code: 'INVALID_CLIENT' });
    }
    const scopes = grantedScopes(client.scopes, request.scopes);
    if (!scopes.ok) return scopes;
    const token = await tokens.issueToService({ clientId: client.id, credentialId: shown.id, scopes: scopes.value });
    return accept({ ...token, scopes: scopes.value });
  };
