import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import { unfollow } from '../../domain/follow';
import { readTarget, targetNotFound, type FollowTargetInput } from '../../domain/follow-input';
import type { FollowIds, InFollowTransaction } from '../ports';
import { saveFollow } from '../save-follow';

/** See {@link createUnfollow}. */
export type UnfollowSomething = (call: UserCall, target: FollowTargetInput) => Promise<Result<FollowIds, MessagingErrorCode>>;

/** A person follows something no more, also when it is gone meanwhile. */
export const createUnfollow =
  (inTransaction: InFollowTransaction): UnfollowSomething =>
  async (call, given) => {
    const read = readTarget(given);
    if (!read.ok) return read;
    const { userId } = call.principal;
    return inTransaction<FollowIds>(call, async (unit) => {
      await unit.follows.lockOf(userId);
      const before = await unit.follows.find(userId, read.value);
      if (before === null) return refuse(targetNotFound(read.value));
      await saveFollow(unit, before, unfollow(before));
      return accept({ followId: before.id });
    });
  };
