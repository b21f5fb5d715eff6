import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { blockNotFound, refusalsOfLifting } from '../../domain/permissions';
import { liftBlock } from '../../domain/sender-block';
import type { InBlockTransaction, SenderBlockIds } from '../ports';
import { saveBlock } from '../save-block';

/** See {@link createUnblockSender}. */
export type UnblockSender = (call: UserCall, lifting: { readonly blockId: string }) => Promise<Result<SenderBlockIds, MessagingErrorCode>>;

/** Who stands for an inbox has it take letters of a sender again. */
export const createUnblockSender =
  (inTransaction: InBlockTransaction): UnblockSender =>
  async (call, { blockId: given }) => {
    if (!isUuid(given)) return refuse(badInput(['blockId'], 'UUID'));
    return inTransaction<SenderBlockIds>(call, async (unit) => {
      const block = await unit.blocks.findByIdForUpdate(given.toLowerCase());
      if (block === null) return refuse(blockNotFound);
      const refusals = refusalsOfLifting(await unit.viewers.of(call.principal), block);
      if (refusals.length > 0) return refuse(...refusals);
      await saveBlock(unit, block, liftBlock(block, unit.now));
      return accept({ blockId: block.id });
    });
  };
