import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import {
  changeRequestApproved,
  changeRequestOpened,
  changeRequestRejected,
  claimAccepted,
  claimRejected,
  claimSubmitted,
  organizationApproved,
  organizationChangesRequested,
  organizationRejected,
  organizationSubmitted,
  type EventContract,
  type IncomingEvent,
} from '@conect/events';
import type { Cause, NoticedEvent } from '../domain/notices';
import type { Recipient } from '../domain/recipient';

type Manager = Parameters<EventHandler<unknown>>[1];

/** The contract of every event type that people are told of; one without a line in `domain/notices.ts` does not compile. */
const contracts = {
  OrganizationSubmitted: organizationSubmitted,
  OrganizationChangesRequested: organizationChangesRequested,
  OrganizationApproved: organizationApproved,
  OrganizationRejected: organizationRejected,
  ClaimSubmitted: claimSubmitted,
  ClaimAccepted: claimAccepted,
  ClaimRejected: claimRejected,
  ChangeRequestOpened: changeRequestOpened,
  ChangeRequestApproved: changeRequestApproved,
  ChangeRequestRejected: changeRequestRejected,
} satisfies Readonly<Record<NoticedEvent, EventContract>>;

/** Acts on one cause in the transaction of its event. */
export type OnCause = (manager: Manager, kind: NoticedEvent, facts: { readonly cause: Cause; readonly traceparent: string | null }) => Promise<void>;

/** What this service listens to in order to tell people. */
export const noticeSubscriptions = (onCause: OnCause): readonly EventSubscription[] =>
  Object.entries(contracts).map(([name, contract]) =>
    on(contract as EventContract, (event, manager) =>
      onCause(manager, name as NoticedEvent, { cause: causeOf(event as IncomingEvent<OrganizationFacts>), traceparent: event.traceparent }),
    ),
  );

interface OrganizationFacts {
  readonly organizationId: string;
  readonly applicantId?: string;
  readonly claimantId?: string;
  readonly requesterId?: string | null;
  readonly legalName?: string;
  /** On events about somebody who may have no account: the service that resolves the reference, and the reference. */
  readonly recipientRef?: Recipient;
}

/** What an event says, as the cause of notices. */
export const causeOf = ({ id, time, data }: IncomingEvent<OrganizationFacts>): Cause => ({
  eventId: id,
  happenedAt: time,
  organizationId: data.organizationId,
  applicantId: data.applicantId ?? data.claimantId ?? data.requesterId ?? null,
  named: data.recipientRef ?? null,
  organizationName: data.legalName ?? null,
});
