import type { UserPrincipal } from '@conect/auth';
import { commandCall, unauthenticated, type SubgraphRequest } from '@conect/service-kit';

/** The call of one mutation by somebody who signed in; anybody else is UNAUTHENTICATED at top level. */
export function userCall(request: SubgraphRequest, operation: string, input: object): ReturnType<typeof commandCall> & { readonly principal: UserPrincipal } {
  const { principal } = request;
  if (principal.kind !== 'USER') throw unauthenticated();
  return { ...commandCall(request, operation, input as Readonly<Record<string, unknown>>), principal };
}
