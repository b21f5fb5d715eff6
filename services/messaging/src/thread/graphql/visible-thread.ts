import { isUuid } from '@conect/kernel';
import type { MessagingContext } from '../../service/graphql/context';
import { sideOf } from '../domain/inbox';
import type { Thread } from '../domain/thread';

/** The thread of an id, if the viewer takes part in it: every path to one comes through here, or through a list that is for him. */
export async function visibleThread(id: string, { viewer, threadById }: Pick<MessagingContext, 'viewer' | 'threadById'>): Promise<Thread | null> {
  const thread = isUuid(id) ? await threadById(id.toLowerCase()) : null;
  return thread !== null && sideOf(await viewer(), thread) !== null ? thread : null;
}
