import type { PageRequest } from '@conect/kernel';
import { badArgument, connectionOf, forbidden, pageRequest, unauthenticated } from '@conect/service-kit';
import { isRegistryOfficer } from '../../membership/domain/viewer';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { historySight, withinSight } from '../domain/history';

const order = 'organization-history';

/** The resolvers of what changed and who changed it. */
export const recordResolvers: Resolvers = {
  Query: {
    async registryAuditEntries(_parent, given, { principal, viewer, auditEntries }) {
      if (principal.kind !== 'USER') throw unauthenticated();
      if (!isRegistryOfficer(await viewer())) throw forbidden('Only administrators of SGG read the audit trail.');
      return auditEntries(given);
    },
  },
  Organization: {
    async history(organization, page, { viewer, historyOf, historyCount }) {
      const request = checkedPosition(pageRequest(order, 1, page));
      const seen = { organizationId: organization.id, sight: historySight(await viewer(), organization) };
      const rows = (await historyOf({ ...seen, request })).map((entry) => withinSight(entry, seen.sight));
      return connectionOf({ order, request, rows, positionOf: ({ position }) => [position], totalCount: () => historyCount(seen) });
    },
  },
};

/** A cursor of a history holds a place in a chain; another one was not made here. */
function checkedPosition(request: PageRequest): PageRequest {
  const place = request.position?.[0];
  const isOurs = place === undefined || (Number.isInteger(place) && Number(place) > 0 && Number(place) < 2 ** 31);
  if (!isOurs) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return request;
}
