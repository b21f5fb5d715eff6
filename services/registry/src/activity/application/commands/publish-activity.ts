import { accept, isUuid, refusalsOfDocuments, refuse, type NewId, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { notFound, refusalsOf } from '../../../organization/domain/permissions';
import { badInput, type RegistryErrorCode } from '../../../service/domain/refusals';
import { publishActivity, type ActivityKind } from '../../domain/activity';
import { mergeActivity, type ActivityInput } from '../../domain/activity-content';
import { activityFiles } from '../activity-files';
import type { ActivityIds, InActivityTransaction } from '../ports';
import { recordActivity } from '../record-activity';

interface Dependencies {
  readonly inTransaction: InActivityTransaction;
  readonly newId: NewId;
}

/** Which organization tells what. */
interface Publication extends ActivityInput {
  readonly organizationId: string;
  readonly kind: ActivityKind;
}

/** See {@link createPublishActivity}. */
export type PublishActivity = (call: UserCall, input: Publication) => Promise<Result<ActivityIds, RegistryErrorCode>>;

/** Who edits for an active organization tells of its work. */
export const createPublishActivity =
  ({ inTransaction, newId }: Dependencies): PublishActivity =>
  async (call, { organizationId, kind, ...input }) => {
    if (!isUuid(organizationId)) return refuse(badInput(['organizationId'], 'UUID'));

    return inTransaction(call, async (unit) => {
      const organization = await unit.organizations.findByIdForUpdate(organizationId);
      if (organization === null) return refuse(notFound);
      const refusals = refusalsOf('publishActivity', await unit.viewers.of(call.principal), organization);
      if (refusals.length > 0) return refuse(...refusals);

      const { userId } = call.principal;
      const { content, refusals: unusable } = mergeActivity(kind, null, input);
      const all = [...unusable, ...(await refusalsOfDocuments(unit.documents, activityFiles, { before: null, after: content, userId }))];
      if (all.length > 0) return refuse(...all);
      const activityId = newId();
      await recordActivity(unit, null, publishActivity({ id: activityId, organizationId: organization.id, kind, publishedBy: userId, content }, unit.now));
      return accept({ activityId });
    });
  };
