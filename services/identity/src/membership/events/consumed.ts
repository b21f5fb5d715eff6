import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { organizationApproved, organizationClaimed } from '@conect/events';
import type { ApprovedApplication } from '../application/commands/admit-applicant';

type Manager = Parameters<EventHandler<unknown>>[1];

/** Who acted, for the audit trail and for the events that follow. */
interface EventFacts {
  readonly actorId: string | null;
  readonly traceparent: string | null;
}

/** Acts on an approved application in the transaction of its event. */
export type OnApproved = (manager: Manager, facts: EventFacts, application: ApprovedApplication) => Promise<void>;

/** What identity listens to: an approved organization's applicant, and whoever claimed one, becomes its administrator. */
export const membershipSubscriptions = (onApproved: OnApproved): readonly EventSubscription[] => [
  on(organizationApproved, ({ data, actorId, traceparent }, manager) => {
    const { organizationId, applicantId } = data;
    return onApproved(manager, { actorId, traceparent }, { organizationId, applicantId, approvedBy: actorId });
  }),
  on(organizationClaimed, ({ data: { organizationId, claimantId }, actorId, traceparent }, manager) =>
    onApproved(manager, { actorId, traceparent }, { organizationId, applicantId: claimantId, approvedBy: actorId }),
  ),
];
