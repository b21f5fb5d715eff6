import { isUuid } from '@conect/kernel';
import { userCall } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import { volunteeringUserErrors } from '../../service/graphql/user-errors';
import { maySeePaper, type Paper } from '../domain/paper';

/** A paper, if the viewer asked for it and may still know of what it shows. */
async function paperOf(id: string, { requestedPaperById, viewer }: VolunteeringContext): Promise<Paper | null> {
  const paper = isUuid(id) ? await requestedPaperById(id.toLowerCase()) : null;
  return paper !== null && maySeePaper(await viewer(), paper) ? paper : null;
}

/** The resolvers of papers. */
export const paperResolvers: Resolvers = {
  Query: { volunteeringPaper: (_parent, { id }, context) => paperOf(id, context) },
  Mutation: {
    async requestVolunteeringPaper(_parent, { input }, context) {
      const outcome = await context.paperCommands.requestVolunteeringPaper(userCall(context, 'requestVolunteeringPaper', input), input);
      if (!outcome.ok) return { paper: null, userErrors: volunteeringUserErrors(outcome.refusals, context.locale) };
      return { paper: await context.requestedPaperById(outcome.value.paperId), userErrors: [] };
    },
  },
  VolunteeringPaper: {
    url: (paper, _args, { paperAddressOf }) => (paper.state === 'READY' ? paperAddressOf(paper).url : null),
    expiresAt: (paper, _args, { paperAddressOf }) => (paper.state === 'READY' ? paperAddressOf(paper).expiresAt : null),
  },
};
