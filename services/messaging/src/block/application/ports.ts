import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { InboxKind } from '../../thread/domain/thread';
import type { AddressedLetter, BlockedPair, SenderBlock, SenderBlockEvent } from '../domain/sender-block';

/** The blocks of one transaction. */
export interface SenderBlockStore {
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<SenderBlock | null>;
  /** The block between the two that is active; no other one begins until the transaction ends. */
  readonly findActive: (pair: BlockedPair) => Promise<SenderBlock | null>;
  readonly insert: (block: SenderBlock) => Promise<void>;
  readonly save: (block: SenderBlock) => Promise<void>;
  /** Whether the inbox refuses this letter. */
  readonly isRefused: (letter: AddressedLetter) => Promise<boolean>;
  /** Removes that somebody is blocked who is erased. */
  readonly forgetPerson: (userId: string) => Promise<void>;
}

/** What a command on blocks may touch inside one transaction. */
export interface SenderBlockUnit {
  /** Business time. */
  readonly now: Date;
  readonly blocks: SenderBlockStore;
  /** Whether there is a thread between the two, whoever began it. */
  readonly haveCorresponded: (pair: BlockedPair) => Promise<boolean>;
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  readonly publish: (event: SenderBlockEvent) => Promise<void>;
  readonly audit: (line: { readonly subjectType: 'sender_block'; readonly subjectId: string; readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>> }) => Promise<void>;
}

/** What an accepted command on a block answers; the same on a replay. */
export interface SenderBlockIds {
  readonly blockId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InBlockTransaction = CommandRunner<SenderBlockUnit, MessagingErrorCode>;

/** Whose blocks a list holds. */
export interface SenderBlockList {
  readonly inboxKind: InboxKind;
  readonly inboxId: string;
}

/** One page of such a list, as asked for beside others. */
export interface AskedSenderBlocks extends SenderBlockList {
  readonly request: PageRequest;
}

/** Reads blocks for the graph, one statement for however many; who may see them, the caller asks. */
export interface SenderBlockReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly SenderBlock[]>;
  /** Those that are active, the last begun first; each page with one more than asked for when it goes on. */
  readonly findPages: (asked: readonly AskedSenderBlocks[]) => Promise<readonly (readonly SenderBlock[])[]>;
  readonly countOf: (lists: readonly SenderBlockList[]) => Promise<readonly number[]>;
  readonly areRefused: (letters: readonly AddressedLetter[]) => Promise<readonly boolean[]>;
}
