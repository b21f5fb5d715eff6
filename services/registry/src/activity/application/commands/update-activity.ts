import { refusalsOfDocuments, refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { updateActivity } from '../../domain/activity';
import { mergeActivity, type ActivityInput } from '../../domain/activity-content';
import { activityFiles } from '../activity-files';
import { changeActivity } from '../change-activity';
import type { ActivityIds, InActivityTransaction } from '../ports';

/** Which activity to change, and how; absent fields stay. */
interface ActivityUpdate extends ActivityInput {
  readonly activityId: string;
}

/** See {@link createUpdateActivity}. */
export type UpdateActivity = (call: UserCall, input: ActivityUpdate) => Promise<Result<ActivityIds, RegistryErrorCode>>;

/** Changes what an activity says. An input that changes nothing is accepted and leaves no trace. */
export const createUpdateActivity =
  (inTransaction: InActivityTransaction): UpdateActivity =>
  (call, { activityId, ...input }) =>
    changeActivity(inTransaction, call, {
      activityId,
      action: 'update',
      decide: async (unit, before, userId) => {
        const current = before.status === 'PUBLISHED' ? before : null;
        const { content, refusals } = mergeActivity(before.kind, current, input);
        const all = [...refusals, ...(await refusalsOfDocuments(unit.documents, activityFiles, { before: current, after: content, userId }))];
        return all.length > 0 ? refuse(...all) : updateActivity(before, content, unit.now);
      },
    });
