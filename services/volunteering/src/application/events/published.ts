import {
  applicationAccepted,
  applicationCancelledByHost,
  applicationCompleted,
  applicationEngaged,
  applicationNoShowRecorded,
  applicationPromoted,
  applicationRejected,
  applicationSubmitted,
  applicationWaitlisted,
  applicationWithdrawn,
  volunteerBlocked,
  volunteerUnblocked,
} from '@conect/events';
import type { ApplicationEvent, BlockEvent } from '../domain/application';

const contracts = {
  ApplicationSubmitted: applicationSubmitted,
  ApplicationWaitlisted: applicationWaitlisted,
  ApplicationAccepted: applicationAccepted,
  ApplicationPromoted: applicationPromoted,
  ApplicationRejected: applicationRejected,
  ApplicationWithdrawn: applicationWithdrawn,
  ApplicationCancelledByHost: applicationCancelledByHost,
  ApplicationEngaged: applicationEngaged,
  ApplicationCompleted: applicationCompleted,
  ApplicationNoShowRecorded: applicationNoShowRecorded,
} as const;

/** Translates what happened to an application into the contract other services rely on: ids, and where it stands. */
export function publishedApplication({ type, application }: ApplicationEvent) {
  const { id: applicationId, opportunityId, organizationId, shiftId, volunteerId, status } = application;
  return { contract: contracts[type], data: { applicationId, opportunityId, organizationId, shiftId, volunteerId, status } };
}

/** Translates what happened to a block. */
export function publishedBlock({ type, block: { id: blockId, organizationId, userId } }: BlockEvent) {
  return { contract: type === 'VolunteerBlocked' ? volunteerBlocked : volunteerUnblocked, data: { blockId, organizationId, userId } };
}
