import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { removeActivity } from '../../domain/activity';
import { changeActivity } from '../change-activity';
import type { ActivityIds, InActivityTransaction } from '../ports';

/** See {@link createRemoveActivity}. */
export type RemoveActivity = (call: UserCall, activityId: string) => Promise<Result<ActivityIds, RegistryErrorCode>>;

/** Who edits for the organization takes an activity back; what it said is deleted, a tombstone stays. */
export const createRemoveActivity =
  (inTransaction: InActivityTransaction): RemoveActivity =>
  (call, activityId) =>
    changeActivity(inTransaction, call, { activityId, action: 'remove', decide: ({ now }, before, userId) => removeActivity(before, userId, now) });
