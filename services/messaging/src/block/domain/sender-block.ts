import type { InboxKind, SenderKind, Thread, ThreadKind } from '../../thread/domain/thread';

/** Whose letters can be refused: somebody outside CONECT sends none here. */
export type BlockableSender = Exclude<SenderKind, 'OUTSIDE'>;

/** Which inbox refuses letters of whom. */
export interface BlockedPair {
  readonly inboxKind: InboxKind;
  readonly inboxId: string;
  readonly senderKind: BlockableSender;
  readonly senderId: string;
}

/** An inbox refuses the letters of one sender. What the inbox itself began, the other side may always answer. */
export interface SenderBlock extends BlockedPair {
  readonly id: string;
  readonly version: number;
  /** Which kinds of letters it refuses. */
  readonly kinds: readonly ThreadKind[];
  readonly status: SenderBlockStatus;
  readonly blockedAt: Date;
  /** Who of the inbox decided it; null when it follows from a report that SGG upheld. */
  readonly blockedBy: string | null;
  readonly liftedAt: Date | null;
}

/** Where a block stands. */
type SenderBlockStatus = 'ACTIVE' | 'LIFTED';

/** What happened to a block, and the block as it is then. */
export interface SenderBlockEvent {
  readonly type: 'SenderBlocked' | 'SenderUnblocked';
  readonly block: SenderBlock;
}

/** What a block looks at of a letter: which kind it is, and who writes to whom. */
export type AddressedLetter = Pick<Thread, 'kind' | 'senderKind' | 'senderId' | 'recipientKind' | 'recipientId'>;

/**
 * Which kinds of letters an inbox may refuse. An institution takes petitions and requests for information whoever sends them (OG 27/2002, Legea 544/2001), and what follows a consultation that
 * it holds; an organization receives neither of the first two, and may refuse the rest.
 */
export const refusableKinds: Readonly<Record<InboxKind, readonly ThreadKind[]>> = {
  INSTITUTION: ['GENERAL', 'PARTNERSHIP_PROPOSAL'],
  ORGANIZATION: ['GENERAL', 'PARTNERSHIP_PROPOSAL', 'CONSULTATION_FOLLOWUP'],
};

/** An inbox begins to refuse letters. */
export const beginBlock = (said: Pick<SenderBlock, 'id' | 'kinds' | 'blockedBy'> & BlockedPair, now: Date): SenderBlockEvent => ({
  type: 'SenderBlocked',
  block: { ...said, version: 1, status: 'ACTIVE', blockedAt: now, liftedAt: null },
});

/** It takes them again. */
export const liftBlock = (block: SenderBlock, now: Date): SenderBlockEvent => ({ type: 'SenderUnblocked', block: { ...block, version: block.version + 1, status: 'LIFTED', liftedAt: now } });
