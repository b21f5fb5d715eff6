import { accept, type Result } from '@conect/kernel';
import { commandCall, unauthenticated, userCall } from '@conect/service-kit';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { identityUserErrors } from '../../service/graphql/user-errors';
import type { SessionTokens } from '../application/session-opener';

/** Signing in, staying and leaving. */
export const sessionResolvers: Resolvers = {
  Mutation: {
    async signIn(_parent, { input }, context) {
      const { clientAddress } = context;
      const result = await context.signIn(commandCall(context, 'signIn', {}), { ...input, clientAddress });
      if (!result.ok) return tokensPayload(result, context);
      const { value } = result;
      return value.kind === 'CHALLENGED' ? { challenge: value.challenge, userErrors: [] } : tokensPayload(accept(value.tokens), context);
    },

    refreshSession: async (_parent, { input }, context) =>
      tokensPayload(await context.refreshSession(commandCall(context, 'refreshSession', {}), input), context),

    async signOut(_parent, { input }, context) {
      const refreshToken = input.refreshToken ?? null;
      if (refreshToken === null && context.principal.kind !== 'USER') throw unauthenticated();
      const result = await context.signOut(commandCall(context, 'signOut', {}), { refreshToken });
      return { signedOut: result.ok, userErrors: result.ok ? [] : identityUserErrors(result.refusals, context.locale) };
    },

    async signOutEverywhere(_parent, { input }, context) {
      const result = await context.signOutEverywhere(userCall(context, 'signOutEverywhere', input));
      return { signedOut: result.ok, userErrors: result.ok ? [] : identityUserErrors(result.refusals, context.locale) };
    },

    async endSession(_parent, { input }, context) {
      const result = await context.endSession(userCall(context, 'endSession', input), input);
      return result.ok
        ? { endedSessionId: result.value.sessionId, userErrors: [] }
        : { userErrors: identityUserErrors(result.refusals, context.locale) };
    },
  },
  Query: {
    mySessions: (_parent, _arguments, { principal, openSessionsOf }) => {
      if (principal.kind !== 'USER') throw unauthenticated();
      return openSessionsOf(principal.userId);
    },
  },
  Session: {
    id: ({ session }) => session.id,
    signedInAt: ({ session }) => session.authenticatedAt,
    expiresAt: ({ session }) => session.expiresAt,
    isCurrent: ({ session }, _arguments, { principal }) => principal.kind === 'USER' && principal.sessionId === session.id,
  },
};

async function tokensPayload(result: Result<SessionTokens, IdentityErrorCode>, { locale, ownView }: IdentityContext) {
  if (!result.ok) return { userErrors: identityUserErrors(result.refusals, locale) };
  const { userId, ...tokens } = result.value;
  return { ...tokens, user: await ownView(userId), userErrors: [] };
}
