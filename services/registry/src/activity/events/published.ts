import { activityPublished, activityRemoved, activityUpdated } from '@conect/events';
import { assertNever } from '@conect/kernel';
import type { ActivityEvent, PublishedActivity } from '../domain/activity';

/** Translates what happened to an activity into the contract other services rely on: its words stay in the graph, since they may name persons. */
export function publishedActivity(event: ActivityEvent) {
  switch (event.type) {
    case 'ActivityPublished':
      return { contract: activityPublished, data: dataOf(event.activity) };
    case 'ActivityUpdated':
      return { contract: activityUpdated, data: { ...dataOf(event.activity), changedFields: [...event.changedFields] } };
    case 'ActivityRemoved':
      return { contract: activityRemoved, data: { activityId: event.activity.id, organizationId: event.activity.organizationId, kind: event.activity.kind } };
    default:
      return assertNever(event);
  }
}

const dataOf = ({ id, organizationId, kind, domains, countyCode, localityCode, startsOn, endsOn }: PublishedActivity) => ({
  activityId: id,
  organizationId,
  kind,
  domains: [...domains],
  countyCode,
  localityCode,
  startsOn,
  endsOn,
});
