import { commandCall, unauthenticated, userCall } from '@conect/service-kit';
import { showsSettings } from '../../membership/domain/permissions';
import type { MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { IdentityContext } from '../../service/graphql/context';
import { identityUserErrors } from '../../service/graphql/user-errors';
import type { FinishedFlow } from '../application/commands/finish-external-sign-in';

const mutations: Pick<MutationResolvers, 'startExternalSignIn' | 'finishExternalSignIn' | 'unlinkExternalIdentity'> = {
  async startExternalSignIn(_parent, { input }, context) {
    const { principal, locale } = context;
    if (input.purpose === 'LINK' && principal.kind !== 'USER') throw unauthenticated();
    const linksTo = input.purpose === 'LINK' && principal.kind === 'USER' ? principal : null;
    const result = await context.startExternalSignIn(commandCall(context, 'startExternalSignIn', {}), { ...input, linksTo });
    return result.ok ? { ...result.value, userErrors: [] } : { userErrors: identityUserErrors(result.refusals, locale) };
  },

  // No input in the call: a flow and a code are secrets.
  async finishExternalSignIn(_parent, { input }, context) {
    const result = await context.finishExternalSignIn(commandCall(context, 'finishExternalSignIn', {}), input);
    return result.ok ? finished(result.value, context) : { userErrors: identityUserErrors(result.refusals, context.locale) };
  },

  async unlinkExternalIdentity(_parent, { input }, context) {
    const result = await context.unlinkExternalIdentity(userCall(context, 'unlinkExternalIdentity', input), input);
    return result.ok
      ? { unlinkedIdentityId: result.value.externalIdentityId, userErrors: [] }
      : { userErrors: identityUserErrors(result.refusals, context.locale) };
  },
};

async function finished(flow: FinishedFlow, { ownView }: IdentityContext) {
  if (flow.kind === 'CHALLENGED') return { challenge: flow.challenge, userErrors: [] };
  if (flow.kind === 'LINKED') return { linkedIdentity: flow.identity, user: await ownView(flow.identity.userId), userErrors: [] };
  const { userId, ...tokens } = flow.tokens;
  return { ...tokens, user: await ownView(userId), userErrors: [] };
}

/** Signing in with what somebody else vouches for. */
export const externalSignInResolvers: Resolvers = {
  Query: {
    externalSignInProviders: (_parent, _arguments, { externalProviders }) => externalProviders,
  },
  Mutation: mutations,
  ExternalSignInProvider: {
    label: ({ label }, { locale }, context) => ((locale ?? context.locale) === 'RO' ? label.ro : label.en),
  },
  ExternalIdentity: {
    provider: ({ issuer }, _arguments, { externalProviders }) => externalProviders.find((one) => one.issuer === issuer) ?? null,
  },
  User: {
    externalIdentities: ({ account, sight }, _arguments, { externalIdentitiesOf }) => (showsSettings(sight) ? externalIdentitiesOf(account.id) : null),
  },
};
