import { rolesFor, type InboxDrawer } from '../../domain/inbox';
import type { InboxKind } from '../../domain/thread';
import type { ThreadUnit } from '../ports';

/** Whose role ended, and in which inbox. */
interface ClosedInbox {
  readonly userId: string;
  readonly kind: InboxKind;
  readonly id: string;
}

/** Forgets what somebody has not read in the drawers that he may no longer open: when he comes back one day, he begins anew. */
export async function forgetUnread({ memberships, unread }: ThreadUnit, { userId, kind, id }: ClosedInbox): Promise<void> {
  const closed: InboxDrawer[] = [];
  for (const drawer of ['LETTERS', 'APPLICATIONS'] as const) {
    const people = await memberships.findUserIdsIn(kind, { ids: [id], roles: rolesFor(kind, drawer) });
    if (!people.includes(userId)) closed.push(drawer);
  }
  if (closed.length > 0) await unread.removeOfInbox(userId, { kind, id, drawers: closed });
}
