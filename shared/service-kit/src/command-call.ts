import { createHash } from 'node:crypto';
import type { CommandCall, UserCall } from '@conect/auth';
import { canonicalJson } from './canonical-json';
import { forbidden, unauthenticated } from './graphql-errors';
import type { SubgraphRequest } from './subgraph-server';

/** The call of one mutation: who, what, under which key. The key is not part of the input's hash. A service account is FORBIDDEN: it reads. */
export function commandCall(request: SubgraphRequest, operation: string, input: Readonly<Record<string, unknown>>): CommandCall {
  const { idempotencyKey, ...rest } = input;
  const { principal, requestId, traceparent, locale } = request;
  if (principal.kind === 'SERVICE') throw forbidden('A service account changes nothing: its scopes are for reading.');
  return {
    principal,
    operation,
    idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : null,
    inputHash: createHash('sha256').update(canonicalJson(rest)).digest('hex'),
    requestId,
    traceparent,
    locale,
  };
}

/** The call of one mutation by somebody who signed in; anybody else is UNAUTHENTICATED at top level. */
export function userCall(request: SubgraphRequest, operation: string, input: object): UserCall {
  const { principal } = request;
  const call = commandCall(request, operation, { ...input });
  if (principal.kind !== 'USER') throw unauthenticated();
  return { ...call, principal };
}
