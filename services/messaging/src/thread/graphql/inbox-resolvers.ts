import { isUuid, type PageArguments } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, unauthenticated } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { MessagingContext } from '../../service/graphql/context';
import type { ThreadList } from '../application/ports';
import { drawersOf, partiesOf, personParty, type ThreadParty } from '../domain/inbox';
import type { InboxKind, Thread } from '../domain/thread';
import type { SeenThreads } from './context';
import { readThreadFilter, type WantedThreads } from './thread-filter';

const order = 'threads';
const positionOf = ({ openedAt, id }: Thread): readonly string[] => queuePosition(openedAt, id);

/** Which page of which threads. */
interface Wanted extends PageArguments, WantedThreads {}

/** The lists of threads: of everything that the viewer sees, of an inbox, and of a person. */
export const inboxResolvers: Resolvers = {
  Query: {
    threads: async (_parent, wanted, context) => {
      if (context.principal.kind !== 'USER') throw unauthenticated();
      return listed(partiesOf(await context.viewer()), wanted, context);
    },
  },
  Organization: { inbox: ({ id }, wanted, context) => inbox('ORGANIZATION', { id, ...wanted }, context) },
  Institution: { inbox: ({ id }, wanted, context) => inbox('INSTITUTION', { id, ...wanted }, context) },
  User: {
    threads: ({ id }, wanted, context) => (context.principal.kind === 'USER' && context.principal.userId === id ? listed([personParty(id)], wanted, context) : null),
  },
};

/** What the viewer may open of an inbox; null to a stranger. */
async function inbox(kind: InboxKind, { id: given, ...wanted }: Wanted & { readonly id: string }, context: MessagingContext): Promise<SeenThreads | null> {
  if (!isUuid(given)) return null;
  const id = given.toLowerCase();
  const drawers = drawersOf(await context.viewer(), { kind, id });
  return drawers.length === 0 ? null : listed([{ kind, id, drawers }], wanted, context);
}

async function listed(parties: readonly ThreadParty[], wanted: Wanted, { viewer, threadsOf, threadCountOf }: MessagingContext): Promise<SeenThreads> {
  const request = checkedQueuePosition(pageRequest(order, 2, wanted));
  // Who has no account has no list: every caller has seen one.
  const readerId = (await viewer()).userId!;
  const filter = readThreadFilter(wanted, readerId);
  const list: ThreadList = { parties, readerId, filter };
  const rows = await threadsOf({ ...list, request });
  const unreadCount = () => (filter.isUnread === false ? Promise.resolve(0) : threadCountOf({ ...list, filter: { ...filter, isUnread: true } }));
  return { ...connectionOf({ order, request, rows, positionOf, totalCount: () => threadCountOf(list) }), unreadCount };
}
