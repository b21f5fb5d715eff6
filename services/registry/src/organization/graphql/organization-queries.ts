import { isUuid, type PageRequest } from '@conect/kernel';
import { badArgument, connectionOf, forbidden, pageRequest, unauthenticated } from '@conect/service-kit';
import type { QueryResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { Organization } from '../domain/organization';
import { mayReviewOrganizations } from '../domain/permissions';

const order = 'organizationsToReview';

/** The queries of the review. */
export const organizationQueries: Pick<QueryResolvers, 'organizationsToReview'> = {
  async organizationsToReview(_parent, page, { principal, viewer, organizationReader }) {
    if (principal.kind !== 'USER') throw unauthenticated();
    if (!mayReviewOrganizations(await viewer())) throw forbidden('Only officers of SGG see the registrations to review.');

    const request = checkedPosition(pageRequest(order, 2, page));
    const rows = await organizationReader.findSubmitted(request);
    return connectionOf({ order, request, rows, positionOf, totalCount: organizationReader.countSubmitted });
  },
};

/** A cursor of this list holds an instant and an id; another one was not made here. */
function checkedPosition(request: PageRequest): PageRequest {
  const { position, direction } = request;
  if (position === null) return request;
  const [submittedAt, id] = position;
  const isOurs =
    typeof submittedAt === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z$/.test(submittedAt) && !Number.isNaN(Date.parse(submittedAt)) && isUuid(String(id));
  if (!isOurs) throw badArgument(direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return request;
}

const positionOf = (organization: Organization): readonly string[] => {
  const submittedAt = 'submittedAt' in organization ? organization.submittedAt : null;
  return [(submittedAt ?? organization.createdAt).toISOString(), organization.id];
};
