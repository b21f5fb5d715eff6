import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { consultationsUserErrors } from '../../service/graphql/user-errors';
import type { AskedIdeas, IdeaIds } from '../application/ports';
import type { Idea } from '../domain/idea';
import { ideaFields, ideaSupportFields } from './idea-fields';
import { ideaQueryOf } from './idea-filter';

const order = 'ideas';
const positionOf = ({ createdAt, id }: Idea): readonly string[] => queuePosition(createdAt, id);
const ideaOf = async (id: string, { ideaById }: ConsultationsContext): Promise<Idea | null> => (isUuid(id) ? ideaById(id.toLowerCase()) : null);

/** The resolvers of ideas. */
export const ideaResolvers: Resolvers = {
  Query: {
    idea: (_parent, { id }, context) => ideaOf(id, context),
    async ideas(_parent, { filter, ...page }, { ideaReader: reader }) {
      const request = checkedQueuePosition(pageRequest(order, 2, page));
      const query = ideaQueryOf(filter ?? {});
      return connectionOf({ order, request, rows: await reader.findPage(query, request), positionOf, totalCount: () => reader.count(query) });
    },
  },
  Mutation: {
    submitIdea: async (_parent, { input }, context) => payloadOf(await context.ideaCommands.submitIdea(userCall(context, 'submitIdea', input), input), context),
    supportIdea: async (_parent, { input }, context) => payloadOf(await context.ideaCommands.supportIdea(userCall(context, 'supportIdea', input), input), context),
    withdrawIdeaSupport: async (_parent, { input }, context) => payloadOf(await context.ideaCommands.withdrawIdeaSupport(userCall(context, 'withdrawIdeaSupport', input), input), context),
    withdrawIdea: async (_parent, { input }, context) => payloadOf(await context.ideaCommands.withdrawIdea(userCall(context, 'withdrawIdea', input), input.ideaId), context),
    answerIdea: async (_parent, { input }, context) => payloadOf(await context.ideaCommands.answerIdea(userCall(context, 'answerIdea', input), input), context),
  },
  Institution: { ideas: ({ id }, page, { ideasToInstitution, ideaCountToInstitution }) => ofParty(id, page, { read: ideasToInstitution, count: ideaCountToInstitution }) },
  Organization: {
    ideas: ({ id }, page, { ideasOfOrganization, ideaCountOfOrganization }) => ofParty(id, page, { read: ideasOfOrganization, count: ideaCountOfOrganization }),
  },
  Idea: { ...ideaFields, __resolveReference: ({ id }, context) => ideaOf(id, context) },
  IdeaSupport: ideaSupportFields,
};

interface PartyReads {
  readonly read: (asked: AskedIdeas) => Promise<readonly Idea[]>;
  readonly count: (partyId: string) => Promise<number>;
}

async function ofParty(partyId: string, page: PageArguments, { read, count }: PartyReads) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  if (!isUuid(partyId)) return connectionOf<Idea>({ order, request, rows: [], positionOf, totalCount: () => Promise.resolve(0) });
  return connectionOf({ order, request, rows: await read({ partyId, request }), positionOf, totalCount: () => count(partyId) });
}

async function payloadOf(outcome: Result<IdeaIds, ConsultationsErrorCode>, { ideaById, locale }: ConsultationsContext) {
  if (!outcome.ok) return { idea: null, userErrors: consultationsUserErrors(outcome.refusals, locale) };
  return { idea: await ideaById(outcome.value.ideaId), userErrors: [] };
}
