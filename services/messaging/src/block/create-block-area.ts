import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, createCommandTransaction, whenErased, type TransactionFacts } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createBlockSender } from './application/commands/block-sender';
import { createUnblockSender } from './application/commands/unblock-sender';
import type { InBlockTransaction } from './application/ports';
import { createBlockReader } from './database/block-reader';
import { createBlockUnit, type BlockUnitDependencies } from './database/block-unit';
import type { SenderBlockEvent } from './domain/sender-block';
import { publishedBlock } from './events/published';
import { blockResolvers } from './graphql/block-resolvers';
import type { BlockContext } from './graphql/context';

/** What the area is handed by others. */
type Ports = Omit<BlockUnitDependencies, 'toOutgoingEvent'>;

/** Builds whose letters an inbox refuses. */
export function createBlockArea({ dataSource, afterCommit, ...ports }: Foundation & Ports): Area<BlockContext> {
  const inTransaction: InBlockTransaction = createCommandTransaction({ dataSource, unitOf: blockUnitOf(ports), afterCommit });
  const commands = { blockSender: createBlockSender({ inTransaction, newId }), unblockSender: createUnblockSender(inTransaction) };
  const { findByIds, findPages, countOf, areRefused } = createBlockReader(dataSource.manager);
  return {
    resolvers: blockResolvers,
    contextFor: () => ({ ...commands, blockById: batch(byId(findByIds)), blocksOf: batch(findPages), blockCountOf: batch(countOf), isRefused: batch(areRefused) }),
  };
}

const toOutgoingEvent = (event: SenderBlockEvent, facts: TransactionFacts) => outgoingEvent(publishedBlock(event), event.block, facts);

/** Makes what commands touch of blocks on a transaction; reports that are upheld do too. */
export const blockUnitOf = (ports: Ports) => createBlockUnit({ ...ports, toOutgoingEvent });

/** Makes what forgets that a person is blocked who is erased. */
export const createForgetBlocks = (ports: Ports) => whenErased(blockUnitOf(ports), ({ blocks }, userId) => blocks.forgetPerson(userId));
