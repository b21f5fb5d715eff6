import { differencesOf } from '@conect/kernel';
import type { SenderBlock, SenderBlockEvent } from '../domain/sender-block';
import type { SenderBlockUnit } from './ports';

/** Saves what happened to a block, with its event and its audit entry; `before` is null of a new one. */
export async function saveBlock({ blocks, publish, audit }: SenderBlockUnit, before: SenderBlock | null, event: SenderBlockEvent): Promise<SenderBlock> {
  const { block } = event;
  await (before === null ? blocks.insert(block) : blocks.save(block));
  await publish(event);
  await audit({ subjectType: 'sender_block', subjectId: block.id, changes: differencesOf(before, block) });
  return block;
}
