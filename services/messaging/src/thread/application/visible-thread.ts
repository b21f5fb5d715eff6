import { isUuid, type Viewer } from '@conect/kernel';
import { sideOf } from '../domain/inbox';
import type { Thread } from '../domain/thread';

/** Who asks, and how threads are found. */
interface Sight {
  readonly viewer: () => Promise<Viewer>;
  readonly threadById: (id: string) => Promise<Thread | null>;
}

/** The conversation about an application, by the same rule. */
export async function visibleConversation(applicationId: string, { viewer, conversationOf }: Pick<Sight, 'viewer'> & { readonly conversationOf: (applicationId: string) => Promise<Thread | null> }): Promise<Thread | null> {
  return seenBy(viewer, await conversationOf(applicationId));
}

/** The thread of an id, if the viewer takes part in it: every path to one comes through here, or through a list that is for him. */
export async function visibleThread(id: string, { viewer, threadById }: Sight): Promise<Thread | null> {
  return seenBy(viewer, isUuid(id) ? await threadById(id.toLowerCase()) : null);
}

const seenBy = async (viewer: Sight['viewer'], thread: Thread | null): Promise<Thread | null> => (thread !== null && sideOf(await viewer(), thread) !== null ? thread : null);
