import { followAdded, followRemoved, followUpdated } from '@conect/events';
import type { FollowEvent } from '../domain/follow';

const contracts = { FollowAdded: followAdded, FollowUpdated: followUpdated, FollowRemoved: followRemoved } as const;

/** Translates what happened to a follow into the contract that others rely on: ids alone. */
export const publishedFollow = ({ type, follow: { id: followId, userId, targetType, targetId } }: FollowEvent) => ({ contract: contracts[type], data: { followId, userId, targetType, targetId } });
