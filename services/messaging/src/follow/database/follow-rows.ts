import type { Follow } from '../domain/follow';
import type { FollowRow } from './tables/follow.table';

/** A row as the follow it keeps. */
export const toFollow = ({ id, version, userId, targetType, targetId, emailFrequency, isPushed, createdAt }: FollowRow): Follow => ({ id, version, userId, targetType, targetId, emailFrequency, isPushed, createdAt });
