import { refusableKinds, type BlockedPair, type SenderBlock } from '../../block/domain/sender-block';
import type { Thread } from '../../thread/domain/thread';
import type { ThreadReport } from './thread-report';

/**
 * What protects the side that reported: its inbox refuses what the other side would write of its own accord, as far as the law lets it, until its own people take that again. Nothing is taken out of the thread, and
 * nobody loses an account. A person who reports has no inbox to which somebody could write first, and somebody outside CONECT writes nothing here: then there is nothing to refuse.
 */
export function protectionOf({ side }: Pick<ThreadReport, 'side'>, { senderKind, senderId, recipientKind, recipientId }: Thread): (BlockedPair & Pick<SenderBlock, 'kinds'>) | null {
  if (senderId === null || senderKind === 'OUTSIDE') return null;
  if (side === 'RECIPIENT') return { inboxKind: recipientKind, inboxId: recipientId, senderKind, senderId, kinds: refusableKinds[recipientKind] };
  return senderKind === 'PERSON' ? null : { inboxKind: senderKind, inboxId: senderId, senderKind: recipientKind, senderId: recipientId, kinds: refusableKinds[senderKind] };
}
