import { userCall } from '@conect/service-kit';
import type { MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { messagingUserErrors } from '../../service/graphql/user-errors';

const mutations: Pick<MutationResolvers, 'registerPushDevice' | 'removePushDevice'> = {
  async registerPushDevice(_parent, { input }, context) {
    const outcome = await context.pushCommands.registerPushDevice(userCall(context, 'registerPushDevice', input), input);
    if (!outcome.ok) return { device: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
    const devices = await context.ownPushDevices();
    return { device: devices.find(({ id }) => id === outcome.value.deviceId) ?? null, userErrors: [] };
  },
  async removePushDevice(_parent, { input }, context) {
    const outcome = await context.pushCommands.removePushDevice(userCall(context, 'removePushDevice', input), input);
    if (!outcome.ok) return { deviceId: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
    return { deviceId: outcome.value.deviceId, userErrors: [] };
  },
};

/** The resolvers of devices. */
export const pushResolvers: Resolvers = {
  Query: { pushPublicKey: (_parent, _args, { pushPublicKey }) => pushPublicKey },
  Mutation: mutations,
  User: { pushDevices: ({ id }, _args, { principal, ownPushDevices }) => (principal.kind === 'USER' && principal.userId === id ? ownPushDevices() : null) },
  PushDevice: {
    registeredAt: ({ createdAt }) => createdAt,
    isThisDevice: ({ sessionId }, _args, { principal }) => principal.kind === 'USER' && principal.sessionId === sessionId,
  },
};
