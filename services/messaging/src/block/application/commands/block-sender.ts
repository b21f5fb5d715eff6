import type { UserCall } from '@conect/auth';
import { accept, isUuid, refusalsIn, refuse, type Given, type NewId, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import type { InboxKind, ThreadKind } from '../../../thread/domain/thread';
import { onlyOne } from '../../../thread/domain/thread-input';
import { refusalsOfBlocking } from '../../domain/permissions';
import { beginBlock, refusableKinds, type BlockableSender, type BlockedPair } from '../../domain/sender-block';
import type { InBlockTransaction, SenderBlockIds } from '../ports';
import { saveBlock } from '../save-block';

interface Dependencies {
  readonly inTransaction: InBlockTransaction;
  readonly newId: NewId;
}

/** Which inbox refuses which letters of whom. */
interface Blocking {
  readonly inbox: { readonly organizationId?: Given<string>; readonly institutionId?: Given<string> };
  readonly sender: { readonly organizationId?: Given<string>; readonly institutionId?: Given<string>; readonly userId?: Given<string> };
  readonly kinds?: Given<readonly ThreadKind[]>;
}

/** See {@link createBlockSender}. */
export type BlockSender = (call: UserCall, blocking: Blocking) => Promise<Result<SenderBlockIds, MessagingErrorCode>>;

/** Who stands for an inbox has it refuse letters of somebody with whom it has a thread. */
export const createBlockSender =
  ({ inTransaction, newId }: Dependencies): BlockSender =>
  async (call, blocking) => {
    const read = readPair(blocking);
    if (!read.ok) return read;
    const pair = read.value;
    return inTransaction<SenderBlockIds>(call, async (unit) => {
      const refusals = refusalsOfBlocking(await unit.viewers.of(call.principal), { kind: pair.inboxKind, id: pair.inboxId });
      if (refusals.length > 0) return refuse(...refusals);
      const kinds = readKinds(blocking.kinds, pair.inboxKind);
      if (!kinds.ok) return kinds;
      // Nobody learns here who else has an account.
      if (!(await unit.haveCorresponded(pair))) return refuse({ code: 'NOT_FOUND', field: ['sender'], params: { what: 'SENDER' } });
      if ((await unit.blocks.findActive(pair)) !== null) return refuse({ code: 'INVALID_STATE', field: ['sender'], params: { status: 'BLOCK_ACTIVE' } });
      const { id: blockId } = await saveBlock(unit, null, beginBlock({ ...pair, id: newId(), kinds: kinds.value, blockedBy: call.principal.userId }, unit.now));
      return accept({ blockId });
    });
  };

function readPair({ inbox, sender }: Blocking): Result<BlockedPair, 'BAD_USER_INPUT'> {
  const [who, whom] = [
    readOne<InboxKind>('inbox', { ORGANIZATION: inbox.organizationId, INSTITUTION: inbox.institutionId }),
    readOne<BlockableSender>('sender', { ORGANIZATION: sender.organizationId, INSTITUTION: sender.institutionId, PERSON: sender.userId }),
  ];
  if (!who.ok || !whom.ok) return refuse(...refusalsIn<'BAD_USER_INPUT'>([who, whom]));
  return accept({ inboxKind: who.value.kind, inboxId: who.value.id, senderKind: whom.value.kind, senderId: whom.value.id });
}

function readOne<Kind extends string>(field: string, given: Readonly<Record<Kind, Given<string>>>): Result<{ readonly kind: Kind; readonly id: string }, 'BAD_USER_INPUT'> {
  const found = onlyOne<Kind>(given);
  if (typeof found === 'string') return refuse(badInput([field], 'EXACTLY_ONE'));
  return isUuid(found.id) ? accept({ kind: found.kind, id: found.id.toLowerCase() }) : refuse(badInput([field], 'UUID'));
}

/** Without any, all that the inbox may refuse. */
function readKinds(given: Given<readonly ThreadKind[]>, inboxKind: InboxKind): Result<readonly ThreadKind[], MessagingErrorCode> {
  const refusable = refusableKinds[inboxKind];
  if (given == null || given.length === 0) return accept(refusable);
  if (!given.every((kind) => refusable.includes(kind))) return refuse({ code: 'KIND_NOT_REFUSABLE', field: ['kinds'], params: { kinds: refusable.join(', ') } });
  return accept(refusable.filter((kind) => given.includes(kind)));
}
