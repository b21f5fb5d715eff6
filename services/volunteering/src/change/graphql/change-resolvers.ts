import { decodeCursor, encodeCursor, isUuid } from '@conect/kernel';
import { badArgument, pageRequest, unauthenticated } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ChangePlace, VolunteerChange, VolunteerChangeFeed } from '../application/ports';

const order = 'my-volunteering-changes';

/** The resolvers of what changed of a person's own volunteering. */
export const changeResolvers: Resolvers = {
  Query: {
    async myVolunteeringChanges(_parent, { since, first }, { principal, volunteerChangeFeed }) {
      if (principal.kind !== 'USER') throw unauthenticated();
      const { size } = pageRequest(order, 0, { first: first ?? 100 });
      if (size === 0) throw badArgument('first', 'a whole number from 1 to 100');
      const start = await startOf(since ?? null, volunteerChangeFeed);
      const found = await volunteerChangeFeed.findAfter(principal.userId, start, size + 1);
      const changes = found.slice(0, size);
      return { changes, cursor: cursorOf(changes.at(-1) ?? start), hasMore: found.length > size };
    },
  },
  VolunteeringChange: {
    kind: kindOf,
    application: ({ subjectType, subjectId, hasLeft }, _args, { applicationById }) => (subjectType === 'APPLICATION' && !hasLeft ? applicationById(subjectId) : null),
  },
};

function kindOf({ hasLeft, isNew }: VolunteerChange): 'CREATED' | 'UPDATED' | 'DELETED' {
  if (hasLeft) return 'DELETED';
  return isNew ? 'CREATED' : 'UPDATED';
}

const beginning: ChangePlace = { transactionId: '0', subjectId: '00000000-0000-0000-0000-000000000000' };

const cursorOf = ({ transactionId, subjectId }: ChangePlace): string => encodeCursor(order, [transactionId, subjectId]);

async function startOf(since: string | null, feed: VolunteerChangeFeed): Promise<ChangePlace> {
  if (since === null) return beginning;
  const place = placeOf(since);
  if (place === null || !(await feed.isKnown(place))) throw badArgument('since', 'a cursor that this list gave; begin anew without one');
  return place;
}

function placeOf(cursor: string): ChangePlace | null {
  const [transactionId, subjectId] = decodeCursor(order, 2, cursor) ?? [];
  const isOurs = typeof transactionId === 'string' && /^\d{1,18}$/.test(transactionId) && typeof subjectId === 'string' && isUuid(subjectId);
  return isOurs ? { transactionId, subjectId } : null;
}
