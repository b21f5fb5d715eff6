import { randomUUID } from 'node:crypto';
import { anonymous, principalHeader, signForwardedPrincipal, type Principal } from '@conect/auth';

/** A signed-in user for tests. */
export const aUser = (userId: string = randomUUID(), changes: Partial<Extract<Principal, { kind: 'USER' }>> = {}): Principal => ({
  kind: 'USER',
  userId,
  sessionId: randomUUID(),
  authenticatedAt: Math.floor(Date.now() / 1000),
  assurance: 'PASSWORD',
  ...changes,
});

/** The header that makes a subgraph believe a principal, signed as the gateway does. */
export const principalHeaders = (subgraph: string, secret: string, principal: Principal = anonymous): Record<string, string> => ({
  [principalHeader]: signForwardedPrincipal(principal, { subgraph, secret, now: new Date() }),
});
