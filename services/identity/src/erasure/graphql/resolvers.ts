import type { Result } from '@conect/kernel';
import { userCall } from '@conect/service-kit';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { ErasureBlockerCode, ErasureService, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { identityUserErrors } from '../../service/graphql/user-errors';
import { blockerTexts } from './blocker-texts';

/** A duty that a service names and identity has no words for is a legal duty all the same. */
const codeOf = (code: string): ErasureBlockerCode => (Object.hasOwn(blockerTexts, code) ? (code as ErasureBlockerCode) : 'LEGAL_DUTY');

/** How people have themselves erased. */
export const erasureResolvers: Resolvers = {
  Mutation: {
    requestErasure: async (_parent, { input }, context) => payload(await context.requestErasure(userCall(context, 'requestErasure', input)), context),
    withdrawErasureRequest: async (_parent, { input }, context) => payload(await context.withdrawErasureRequest(userCall(context, 'withdrawErasureRequest', input)), context),
  },
  User: {
    erasure: ({ account, sight }, _arguments, { erasureOf }) => (sight === 'SELF' ? erasureOf(account.id) : null),
  },
  Erasure: {
    requestedAt: ({ requestedAt, stateSince }) => requestedAt ?? stateSince,
    blockers: ({ blockers }, _arguments, { locale }) =>
      blockers.map(({ code, since, service }) => ({ code: codeOf(code), message: blockerTexts[codeOf(code)][locale], since: new Date(since), service: service.toUpperCase() as ErasureService })),
  },
};

const payload = async (result: Result<{ readonly erasureId: string }, IdentityErrorCode>, { principal, erasureOf, locale }: IdentityContext) =>
  result.ok && principal.kind === 'USER' ? { erasure: await erasureOf(principal.userId), userErrors: [] } : { userErrors: result.ok ? [] : identityUserErrors(result.refusals, locale) };
