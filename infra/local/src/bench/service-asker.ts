import { randomUUID } from 'node:crypto';
import { principalHeader, signForwardedPrincipal, type Principal, type UserPrincipal } from '@conect/auth';
import { Problem } from '../problem';
import type { BenchStack } from './stack';

/** Asks one service over HTTP, as the gateway asks it for somebody. */
export type AskService = <Data>(person: Principal, query: string, variables: object) => Promise<Data>;

/** Makes what asks a service of the stack; an answer with an error ends the measurement. */
export function serviceAsker({ settings }: Pick<BenchStack, 'settings'>, service: string): AskService {
  const address = settings[`${service.toUpperCase()}_GRAPHQL_URL`]!;
  const secret = settings[`${service.toUpperCase()}_PRINCIPAL_SECRET`]!;
  return async <Data>(person: Principal, query: string, variables: object) => {
    const headers = { 'content-type': 'application/json', [principalHeader]: signForwardedPrincipal(person, { subgraph: service, secret, now: new Date() }) };
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await response.json()) as { data: Data; errors?: object };
    if (errors !== undefined) throw new Problem(`${service} refused a question of the bench: ${JSON.stringify(errors)}`);
    return data;
  };
}

/** Somebody who has just signed in. */
export const someone = (): UserPrincipal => ({ kind: 'USER', userId: randomUUID(), sessionId: randomUUID(), authenticatedAt: Math.floor(Date.now() / 1_000), assurance: 'PASSWORD' });
