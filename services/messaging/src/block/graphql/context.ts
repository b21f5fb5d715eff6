import type { BlockSender } from '../application/commands/block-sender';
import type { UnblockSender } from '../application/commands/unblock-sender';
import type { AskedSenderBlocks, SenderBlockList } from '../application/ports';
import type { AddressedLetter, SenderBlock } from '../domain/sender-block';

/** What the area of blocks gives to resolvers; what is of one inbox or letter is batched. */
export interface BlockContext {
  readonly blockSender: BlockSender;
  readonly unblockSender: UnblockSender;
  /** A block as it is now, whoever asks. */
  readonly blockById: (id: string) => Promise<SenderBlock | null>;
  readonly blocksOf: (asked: AskedSenderBlocks) => Promise<readonly SenderBlock[]>;
  readonly blockCountOf: (list: SenderBlockList) => Promise<number>;
  /** Whether the inbox refuses this letter of its sender. */
  readonly isRefused: (letter: AddressedLetter) => Promise<boolean>;
}
