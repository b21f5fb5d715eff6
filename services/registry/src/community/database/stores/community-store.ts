import { IsNull, type EntityManager } from 'typeorm';
import type { CommunityStore } from '../../application/ports';
import type { CommunityMember } from '../../domain/community';
import { communityMemberTable, communityTable, type CommunityMemberRow } from '../tables/community.table';

/** The communities of one transaction, by TypeORM. */
export function createCommunityStore(manager: EntityManager): CommunityStore {
  const rows = manager.getRepository(communityTable);
  const members = manager.getRepository(communityMemberTable);
  return {
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    async findPresent(communityId, { organizationId, userId }) {
      const row = await members.findOneBy({ communityId, organizationId: organizationId ?? IsNull(), userId: userId ?? IsNull(), leftAt: IsNull() });
      return row === null ? null : toMember(row);
    },
    async insert(community) {
      await rows.insert(community);
    },
    async save(community) {
      await rows.update({ id: community.id }, community);
    },
    async saveMember({ joinedAt, ...facts }) {
      await members.upsert({ ...facts, createdAt: joinedAt }, ['id']);
    },
    findIdsWithExpert: async (userId) => (await members.find({ where: { userId, leftAt: IsNull() }, select: { communityId: true }, order: { communityId: 'ASC' } })).map(({ communityId }) => communityId),
    async forgetExpertise(userId) {
      await members.update({ userId }, { expertise: '' });
    },
  };
}

/** Reads a membership from its row; that one party is named, and what belongs to it, the table's constraint says. */
export const toMember = ({ createdAt, ...facts }: CommunityMemberRow): CommunityMember => ({ ...facts, joinedAt: createdAt }) as CommunityMember;
