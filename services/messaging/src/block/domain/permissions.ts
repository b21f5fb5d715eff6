import { rolesIn, rolesInInstitution, type Viewer } from '@conect/kernel';
import type { MessagingRefusal } from '../../service/domain/refusals';
import { drawersOf } from '../../thread/domain/inbox';
import type { InboxKind } from '../../thread/domain/thread';
import type { SenderBlock } from './sender-block';

/** Whose inbox it is. */
interface Inbox {
  readonly kind: InboxKind;
  readonly id: string;
}

/** The refusal of a block that does not exist, or not for this viewer. */
export const blockNotFound: MessagingRefusal = { code: 'NOT_FOUND', field: ['blockId'], params: { what: 'SENDER_BLOCK' } };

/** Whether the viewer reads which senders an inbox refuses: whoever opens it. */
export const maySeeBlocks = (viewer: Viewer, inbox: Inbox): boolean => drawersOf(viewer, inbox).length > 0;

/** Why the viewer may not decide whose letters an inbox refuses: that is for who stands for the whole of it. */
export function refusalsOfBlocking(viewer: Viewer, { kind, id }: Inbox): readonly MessagingRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const decides = kind === 'INSTITUTION' ? rolesInInstitution(viewer, id).includes('INSTITUTION_REPRESENTATIVE') : rolesIn(viewer, id).includes('NGO_ADMIN');
  return decides ? [] : [{ code: 'FORBIDDEN', field: ['inbox'] }];
}

/** Why the viewer may not lift a block now; empty when he may. The command and `viewerCan` both ask here. */
export function refusalsOfLifting(viewer: Viewer, { inboxKind, inboxId, status }: SenderBlock): readonly MessagingRefusal[] {
  const inbox = { kind: inboxKind, id: inboxId };
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!maySeeBlocks(viewer, inbox)) return [blockNotFound];
  const refusals = refusalsOfBlocking(viewer, inbox);
  if (refusals.length > 0) return [{ code: 'FORBIDDEN' }];
  return status === 'ACTIVE' ? [] : [{ code: 'INVALID_STATE', params: { status: 'BLOCK_LIFTED' } }];
}
