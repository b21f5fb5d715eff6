import { principalHeader, signForwardedPrincipal, type Principal } from '@conect/auth';
import { askGraph, type GraphAnswer, type TestStack } from '@conect/testing';

type ServiceName = keyof TestStack['databases'];

/** What somebody asks of a service past the gateway. */
interface Question {
  readonly principal: Principal;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** Who a token says that asks, as the gateway would sign it. */
export function principalOf(token: string): Principal {
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sub: string; sid: string; auth_time: number };
  return { kind: 'USER', userId: claims.sub, sessionId: claims.sid, authenticatedAt: claims.auth_time, assurance: 'PASSWORD' };
}

/** Asks a service as the gateway does. */
export function askDirectly(stack: TestStack, service: ServiceName, { principal, query, variables = {} }: Question): Promise<GraphAnswer> {
  const secret = stack.settings[`${service.toUpperCase()}_PRINCIPAL_SECRET`]!;
  const signed = signForwardedPrincipal(principal, { subgraph: service, secret, now: new Date() });
  return askGraph(`${stack.urlOf(service)}/graphql`, query, variables, { headers: { [principalHeader]: signed } });
}
