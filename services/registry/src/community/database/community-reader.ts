import { findPageByAge } from '@conect/service-kit';
import { In, IsNull, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { CommunityQuery, CommunityReader, MemberQuery } from '../application/ports';
import { toMember } from './stores/community-store';
import { communityMemberTable, communityTable, type CommunityMemberRow, type CommunityRow } from './tables/community.table';

/** Reads communities by TypeORM, one statement for however many. */
export function createCommunityReader(manager: EntityManager): CommunityReader {
  const rows = manager.getRepository(communityTable);
  const members = manager.getRepository(communityMemberTable);
  return {
    findByIds: (ids) => rows.findBy({ id: In([...ids]) }),
    findPage: (query, request) => findPageByAge(rows, whereOf(query), request),
    count: (query) => rows.countBy(whereOf(query)),
    findMembers: async (query, request) => (await findPageByAge(members, membersOf(query), request)).map(toMember),
    countMembers: (query) => members.countBy(membersOf(query)),
    async findCircles(communityIds, { userId, organizationIds }) {
      const present = { communityId: In([...communityIds]), leftAt: IsNull() };
      const asExpert = userId === null ? [] : [{ ...present, userId }];
      return (await members.find({ where: [...asExpert, { ...present, organizationId: In([...organizationIds]) }] })).map(toMember);
    },
  };
}

const whereOf = ({ domains, isClosed }: CommunityQuery): FindOptionsWhere<CommunityRow> => ({
  ...(domains === null ? {} : { domain: In([...domains]) }),
  ...(isClosed === null ? {} : { closedAt: isClosed ? Not(IsNull()) : IsNull() }),
});

const membersOf = ({ communityId, withExperts }: MemberQuery): FindOptionsWhere<CommunityMemberRow> => ({
  communityId,
  leftAt: IsNull(),
  ...(withExperts ? {} : { organizationId: Not(IsNull()) }),
});
