import { drawerOf, rolesFor } from '../domain/inbox';
import type { Thread } from '../domain/thread';
import type { ThreadUnit } from './ports';

/** The people who answer a thread: those who open its drawer of the recipient's inbox. */
export const inboxPeople = ({ memberships }: ThreadUnit, thread: Thread): Promise<readonly string[]> =>
  memberships.findUserIdsIn(thread.recipientKind, { ids: [thread.recipientId], roles: rolesFor(thread.recipientKind, drawerOf(thread)) });
