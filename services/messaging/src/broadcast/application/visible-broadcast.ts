import { isUuid, type Viewer } from '@conect/kernel';
import type { Broadcast } from '../domain/broadcast';
import { organizationsReadBy, seesBroadcastsOf } from '../domain/permissions';

/** Who asks, and how broadcasts are found. */
interface Sight {
  readonly viewer: () => Promise<Viewer>;
  readonly broadcastById: (id: string) => Promise<Broadcast | null>;
  readonly broadcastReaches: (asked: { readonly broadcastId: string; readonly organizationIds: readonly string[] }) => Promise<boolean>;
}

/** Whether an organization of the viewer has the broadcast. */
export async function isRecipient(broadcastId: string, { viewer, broadcastReaches }: Sight): Promise<boolean> {
  const organizationIds = organizationsReadBy(await viewer());
  return organizationIds.length > 0 && broadcastReaches({ broadcastId, organizationIds });
}

/** The broadcast of an id, for the people of its institution and of the organizations that have it: every path to one comes through here, or through a list that is for them. */
export async function visibleBroadcast(id: string, sight: Sight): Promise<Broadcast | null> {
  const broadcast = isUuid(id) ? await sight.broadcastById(id.toLowerCase()) : null;
  if (broadcast === null) return null;
  return seesBroadcastsOf(await sight.viewer(), broadcast.institutionId) || (await isRecipient(broadcast.id, sight)) ? broadcast : null;
}
