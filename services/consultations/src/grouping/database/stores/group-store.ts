import { In, IsNull, type EntityManager } from 'typeorm';
import type { GroupStore } from '../../application/ports';
import { contributionGroupMemberTable, contributionGroupTable } from '../tables/contribution-group.table';

/** The groups of one transaction; however many members, they are written by one statement. */
export function createGroupStore(manager: EntityManager): GroupStore {
  const [rows, members] = [manager.getRepository(contributionGroupTable), manager.getRepository(contributionGroupMemberTable)];
  return {
    consultationIdOf: async (id) => (await rows.findOneBy({ id, dissolvedAt: IsNull() }))?.consultationId ?? null,
    findByIdForUpdate: (id) => rows.findOne({ where: { id, dissolvedAt: IsNull() }, lock: { mode: 'pessimistic_write' } }),
    findMemberIds: async (groupId) => (await members.find({ where: { groupId }, order: { contributionId: 'ASC' } })).map(({ contributionId }) => contributionId),
    async insert(group) {
      await rows.insert(group);
    },
    async save(group) {
      await rows.update({ id: group.id }, group);
    },
    async addMembers(groupId, contributionIds) {
      await manager.query('INSERT INTO contribution_group_member (contribution_id, group_id) SELECT id, $1 FROM unnest($2::uuid[]) AS given (id)', [groupId, contributionIds]);
    },
    async removeMembers(groupId) {
      await members.delete({ groupId });
    },
    findGrouped: async (contributionIds) => (await members.findBy({ contributionId: In([...contributionIds]) })).map(({ contributionId }) => contributionId),
  };
}
