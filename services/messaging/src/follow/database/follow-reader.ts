import { askedRow, pagesOf, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { AskedFollows, FollowReader } from '../application/ports';
import { toFollow } from './follow-rows';
import { followTable } from './tables/follow.table';

/** Reads what people follow, one statement for however many. */
export function createFollowReader(manager: EntityManager): FollowReader {
  const rows = manager.getRepository(followTable);
  const findByIds = async (ids: readonly string[]) => (await rows.findBy({ id: In([...ids]) })).map(toFollow);
  return {
    findByIds,
    findOf: async (userId, targets) => (await rows.find({ where: targets.map(({ type: targetType, id: targetId }) => ({ userId, targetType, targetId })) })).map(toFollow),
    findPages: async (asked: readonly AskedFollows[]) => pagesOf(asked, await manager.query<FoundPlace[]>(selectFollows, [JSON.stringify(asked.map(askedRow))]), findByIds),
    count: (userId) => rows.countBy({ userId }),
  };
}

const selectFollows = selectAskedPages({ lists: '"userId" uuid', from: 'follow f', where: 'f.user_id = asked."userId"', id: 'f.id', at: 'f.created_at', first: 'NEWEST' });
