import type { EndDraftNotifications } from '../application/commands/end-draft-notifications';
import type { RequestDraftNotifications } from '../application/commands/request-draft-notifications';
import type { DraftNotificationReader } from '../application/ports';

/** The commands on standing requests, by the names of their mutations. */
interface DraftNotificationCommands {
  readonly requestDraftNotifications: RequestDraftNotifications;
  readonly endDraftNotifications: EndDraftNotifications;
}

/** What the area of standing requests gives to resolvers. */
export interface DraftNotificationContext {
  readonly draftNotificationCommands: DraftNotificationCommands;
  readonly draftNotificationReader: Omit<DraftNotificationReader, 'countServed'>;
  /** How often a request was served; batched. */
  readonly servedCountOf: (requestId: string) => Promise<number>;
}
