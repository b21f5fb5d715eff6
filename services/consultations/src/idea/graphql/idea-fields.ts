import { checkedQueuePosition, connectionOf, pageRequest, queuePosition } from '@conect/service-kit';
import { maySeeConsultation } from '../../consultation/domain/permissions';
import type { IdeaResolvers, IdeaSupportResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import type { Idea, IdeaSupport } from '../domain/idea';
import { refusalsOfIdea, type IdeaAction } from '../domain/permissions';

const supportOrder = 'ideaSupports';

/** The fields of an idea; all of it is public. */
export const ideaFields: IdeaResolvers = {
  organization: ({ organizationId }) => ({ id: organizationId }),
  institution: ({ institutionId }) => ({ id: institutionId }),
  domains: ({ domains }) => domains.map((id) => ({ id })),
  answer: (idea) => ('answer' in idea ? idea.answer : null),
  answeredAt: (idea) => ('answer' in idea ? idea.statusSince : null),
  // It may still be hidden: then only who has a role in the institution is told.
  async consultation(idea, _args, { viewer, consultationById }) {
    const consultation = 'consultationId' in idea ? await consultationById(idea.consultationId) : null;
    return consultation !== null && maySeeConsultation(await viewer(), consultation) ? consultation : null;
  },
  async supporters({ id: ideaId, supporterCount }, page, { supportsOf }) {
    const request = checkedQueuePosition(pageRequest(supportOrder, 2, page));
    const positionOf = ({ supportedAt, organizationId }: IdeaSupport) => queuePosition(supportedAt, organizationId);
    return connectionOf({ order: supportOrder, request, rows: await supportsOf({ ideaId, request }), positionOf, totalCount: () => Promise.resolve(supporterCount) });
  },
  viewerCan,
};

/** The fields of a support. */
export const ideaSupportFields: IdeaSupportResolvers = {
  organization: ({ organizationId }) => ({ id: organizationId }),
};

/** Of somebody who writes for several organizations it is enough that one of them may. */
async function viewerCan(idea: Idea, _args: object, { viewer, locale, ownOrganizations, ownSupportsOf }: ConsultationsContext) {
  const [who, own, supports] = [await viewer(), await ownOrganizations(), await ownSupportsOf(idea.id)];
  const supporting = new Set(supports.map(({ organizationId }) => organizationId));
  const permission = (action: IdeaAction) => {
    const scenes = own.map((acting) => ({ idea, acting, isSupporting: supporting.has(acting.organizationId) }));
    const refusals = [...scenes, { idea, acting: null, isSupporting: false }].map((scene) => refusalsOfIdea(action, who, scene));
    return shapePermission(refusals.find(({ length }) => length === 0) ?? refusals[0]!, locale);
  };
  return { support: permission('support'), withdrawSupport: permission('withdrawSupport'), withdraw: permission('withdraw'), answer: permission('answer') };
}
