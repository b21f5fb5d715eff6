import { checkedQueuePosition, connectionOf, forbidden, pageRequest, queuePosition, unauthenticated } from '@conect/service-kit';
import type { QueryResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { Organization } from '../domain/organization';
import { mayReviewOrganizations } from '../domain/permissions';

const order = 'organizationsToReview';

/** The queries of the review. */
export const organizationQueries: Pick<QueryResolvers, 'organizationsToReview'> = {
  async organizationsToReview(_parent, page, { principal, viewer, organizationReader }) {
    if (principal.kind !== 'USER') throw unauthenticated();
    if (!mayReviewOrganizations(await viewer())) throw forbidden('Only officers of SGG see the registrations to review.');

    const request = checkedQueuePosition(pageRequest(order, 2, page));
    const rows = await organizationReader.findSubmitted(request);
    return connectionOf({ order, request, rows, positionOf, totalCount: organizationReader.countSubmitted });
  },
};

const positionOf = (organization: Organization): readonly string[] => {
  const submittedAt = 'submittedAt' in organization ? organization.submittedAt : null;
  return queuePosition(submittedAt ?? organization.createdAt, organization.id);
};
