import { checkedQueuePosition, connectionOf, forbidden, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { AppealedContribution } from '../application/ports';
import type { Contribution } from '../domain/contribution';
import { maySeeAppeals } from '../domain/moderation-permissions';
import type { SeenModeration } from './context';
import { payloadOf } from './contribution-payloads';
import { isPrivy } from './contribution-view';

const order = 'moderationAppeals';
const positionOf = ({ id, moderation }: AppealedContribution): readonly string[] => queuePosition(moderation.appealedAt, id);

/** The resolvers of hidden words. */
export const moderationResolvers: Resolvers = {
  Query: {
    async moderationAppeals(_parent, page, { viewer, contributionReader }) {
      if (!maySeeAppeals(await viewer())) throw forbidden('Appeals are read by SGG, after a sign-in with a second factor.');
      const request = checkedQueuePosition(pageRequest(order, 2, page));
      return connectionOf({ order, request, rows: await contributionReader.findAppeals(request), positionOf, totalCount: contributionReader.countAppeals });
    },
  },
  Mutation: {
    hideContribution: async (_parent, { input }, context) => payloadOf(await context.contributionCommands.hideContribution(userCall(context, 'hideContribution', input), input), context),
    appealModeration: async (_parent, { input }, context) => payloadOf(await context.contributionCommands.appealModeration(userCall(context, 'appealModeration', input), input), context),
    decideAppeal: async (_parent, { input }, context) => payloadOf(await context.contributionCommands.decideAppeal(userCall(context, 'decideAppeal', input), input), context),
  },
  Contribution: {
    moderation: async (contribution: Contribution, _args, context): Promise<SeenModeration | null> =>
      contribution.moderation === null ? null : { moderation: contribution.moderation, isPrivy: await isPrivy(contribution, context) },
  },
  ContributionModeration: {
    status: ({ moderation }) => moderation.status,
    reason: ({ moderation }) => moderation.reason,
    explanation: ({ moderation, isPrivy: reads }) => (reads ? moderation.explanation : null),
    hiddenAt: ({ moderation }) => moderation.hiddenAt,
    appealDeadline: async ({ moderation: { appealUntil: at, appealBasis: basis } }, _args, { businessNow }) => ({ at, term: 'MODERATION_APPEAL', basis, passed: at <= (await businessNow()) }),
    appealedAt: ({ moderation }) => ('appealedAt' in moderation ? moderation.appealedAt : null),
    appealText: ({ moderation, isPrivy: reads }) => (reads && 'appealText' in moderation ? moderation.appealText : null),
    decidedAt: ({ moderation }) => ('ruledAt' in moderation ? moderation.ruledAt : null),
    decisionReason: ({ moderation, isPrivy: reads }) => (reads && 'rulingReason' in moderation ? moderation.rulingReason : null),
  },
};
