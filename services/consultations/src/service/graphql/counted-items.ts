import type { PageArguments, PageRequest } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition } from '@conect/service-kit';
import type { CountedItem } from '../domain/counted-item';
import type { CountedItemResolvers } from './__generated__/resolvers-types';

interface Counted {
  /** The name of the number, so that a cursor of one list is refused in another. */
  readonly order: string;
  readonly totalCount: () => Promise<number>;
  readonly read: (request: PageRequest) => Promise<readonly CountedItem[]>;
}

/** One page of what a number counts, from the earliest on. */
export async function countedItems(page: PageArguments, { order, totalCount, read }: Counted) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  const positionOf = ({ at, id }: CountedItem) => queuePosition(at, id);
  return connectionOf({ order, request, rows: await read(request), positionOf, totalCount });
}

/** The fields of a counted item; what the viewer may not know of stays an id. */
export const countedItemFields: CountedItemResolvers = {
  consultation: ({ consultationId }, _args, { visibleConsultation }) => (consultationId === null ? null : visibleConsultation(consultationId)),
  async contribution({ id, kind, consultationId }, _args, { visibleConsultation, contributionById }) {
    if (kind !== 'CONTRIBUTION' || consultationId === null || (await visibleConsultation(consultationId)) === null) return null;
    return contributionById(id);
  },
};
