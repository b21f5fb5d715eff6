import type { EntityManager } from 'typeorm';
import type { SenderBlockStore } from '../../application/ports';
import { createBlockReader } from '../block-reader';
import { senderBlockTable } from '../tables/sender-block.table';

/** The blocks of one transaction, by TypeORM. */
export function createBlockStore(manager: EntityManager): SenderBlockStore {
  const rows = manager.getRepository(senderBlockTable);
  const { areRefused } = createBlockReader(manager);
  return {
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    async findActive({ inboxKind, inboxId, senderKind, senderId }) {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('block ' || $1 || ' ' || $2, 0))`, [inboxId, senderId]);
      return rows.findOneBy({ inboxKind, inboxId, senderKind, senderId, status: 'ACTIVE' });
    },
    insert: async (block) => void (await rows.insert({ ...block, kinds: [...block.kinds] })),
    save: async ({ id, kinds, ...fields }) => void (await rows.update({ id }, { ...fields, kinds: [...kinds] })),
    isRefused: async (letter) => (await areRefused([letter]))[0]!,
    forgetPerson: async (senderId) => void (await rows.delete({ senderId, senderKind: 'PERSON' })),
  };
}
