import { commandCall, unauthenticated, type SubgraphRequest } from '@conect/service-kit';
import type { UserCall } from '../application/user-call';

/** The call of one mutation by somebody who signed in; anybody else is UNAUTHENTICATED at top level. */
export function userCall(request: SubgraphRequest, operation: string, input: object): UserCall {
  const { principal } = request;
  if (principal.kind !== 'USER') throw unauthenticated();
  return { ...commandCall(request, operation, input as Readonly<Record<string, unknown>>), principal };
}
