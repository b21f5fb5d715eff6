import { differencesOf } from '@conect/kernel';
import type { Activity, ActivityEvent } from '../domain/activity';
import type { ActivityUnit } from './ports';

/** Saves the change of an activity with its event and its audit entry. */
export async function recordActivity(unit: ActivityUnit, before: Activity | null, event: ActivityEvent): Promise<void> {
  const { activity } = event;
  const { insert, save } = unit.activities;
  await (before === null ? insert : save)(activity);
  await unit.publishActivityEvent(event);
  await unit.auditActivity({ activityId: activity.id, organizationId: activity.organizationId, changes: differencesOf(before, activity) });
}
