import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';
import type { Activity, ActivityEvent } from '../domain/activity';
import { activityNotFound, refusalsOfActivity, type ActivityAction, type ActivityScene } from '../domain/permissions';
import type { ActivityIds, ActivityUnit, InActivityTransaction } from './ports';
import { recordActivity } from './record-activity';

/** What came of a rule; null when there is nothing to change. */
type Decision = Result<ActivityEvent | null, RegistryErrorCode>;

interface Course {
  readonly activityId: string;
  readonly action: ActivityAction;
  readonly decide: (unit: ActivityUnit, before: Activity, userId: string) => Promise<Decision> | Decision;
}

/** The course of every command on an existing activity: lock its organization, ask the permissions, decide, record. */
export async function changeActivity(inTransaction: InActivityTransaction, call: UserCall, { activityId, action, decide }: Course): Promise<Result<ActivityIds, RegistryErrorCode>> {
  if (!isUuid(activityId)) return refuse(badInput(['activityId'], 'UUID'));

  return inTransaction(call, async (unit) => {
    const scene = await sceneOf(unit, activityId);
    if (scene === null) return refuse(activityNotFound);
    const refusals = refusalsOfActivity(action, await unit.viewers.of(call.principal), scene);
    if (refusals.length > 0) return refuse(...refusals);

    const decision = await decide(unit, scene.activity, call.principal.userId);
    if (!decision.ok) return decision;
    if (decision.value !== null) await recordActivity(unit, scene.activity, decision.value);
    return accept({ activityId: scene.activity.id });
  });
}

/** The activity is read anew once its organization is locked: another editor may have been quicker. */
async function sceneOf({ activities, organizations }: ActivityUnit, id: string): Promise<ActivityScene | null> {
  const found = await activities.findById(id);
  const organization = found === null ? null : await organizations.findByIdForUpdate(found.organizationId);
  const activity = organization === null ? null : await activities.findById(id);
  return activity === null ? null : { activity, organization };
}
