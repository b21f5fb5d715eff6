import { decodeCursor, encodeCursor, isUuid } from '@conect/kernel';
import { badArgument, pageRequest } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ChangedOrganization, ChangeFeed, ChangePlace } from '../application/ports';

const order = 'organization-changes';

/** The resolvers of what changed in the catalogue. */
export const changeResolvers: Resolvers = {
  Query: {
    async organizationChanges(_parent, { since, first }, { changeFeed }) {
      const { size } = pageRequest(order, 0, { first: first ?? 100 });
      if (size === 0) throw badArgument('first', 'a whole number from 1 to 100');
      const start = await startOf(since ?? null, changeFeed);
      const found = await changeFeed.findAfter(start, size + 1);
      const changes = found.slice(0, size);
      return { changes, cursor: cursorOf(changes.at(-1) ?? start), hasMore: found.length > size };
    },
  },
  OrganizationChange: {
    kind: kindOf,
    // Who asks may see more of some organizations than the public does; what left the catalogue is not shown to anybody here.
    organization: ({ organizationId, hasLeft }, _arguments, { visibleOrganization }) => (hasLeft ? null : visibleOrganization(organizationId)),
  },
};

function kindOf({ hasLeft, isNew }: ChangedOrganization): 'CREATED' | 'UPDATED' | 'DELETED' {
  if (hasLeft) return 'DELETED';
  return isNew ? 'CREATED' : 'UPDATED';
}

const beginning: ChangePlace = { transactionId: '0', organizationId: '00000000-0000-0000-0000-000000000000' };

const cursorOf = ({ transactionId, organizationId }: ChangePlace): string => encodeCursor(order, [transactionId, organizationId]);

async function startOf(since: string | null, feed: ChangeFeed): Promise<ChangePlace> {
  if (since === null) return beginning;
  const place = placeOf(since);
  if (place === null || !(await feed.isKnown(place))) throw badArgument('since', 'a cursor that this list gave; begin anew without one');
  return place;
}

function placeOf(cursor: string): ChangePlace | null {
  const [transactionId, organizationId] = decodeCursor(order, 2, cursor) ?? [];
  const isOurs = typeof transactionId === 'string' && /^\d{1,18}$/.test(transactionId) && typeof organizationId === 'string' && isUuid(organizationId);
  return isOurs ? { transactionId, organizationId } : null;
}
