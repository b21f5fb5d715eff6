import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import {
  actAdopted,
  actNotAdopted,
  activityPublished,
  consultationDeadlineExtended,
  consultationPublished,
  consultationWithdrawn,
  debateRescheduled,
  debateScheduled,
  draftVersionPublished,
  minutesPublished,
  opportunityPublished,
  responsesPublished,
  transparencyReportFrozen,
  type EventContract,
  type IncomingEvent,
} from '@conect/events';
import type { PublicationKind } from '../../notification/domain/publications';
import type { PublicationFacts } from '../application/tell-followers';

type Manager = Parameters<EventHandler<unknown>>[1];

/** The event of each kind of publication; a kind without one does not compile. All of them speak of what is public. */
const contracts: Readonly<Record<PublicationKind, EventContract>> = {
  FollowedConsultationPublished: consultationPublished,
  FollowedDeadlineExtended: consultationDeadlineExtended,
  FollowedDraftVersionPublished: draftVersionPublished,
  FollowedResponsesPublished: responsesPublished,
  FollowedActAdopted: actAdopted,
  FollowedActNotAdopted: actNotAdopted,
  FollowedConsultationWithdrawn: consultationWithdrawn,
  FollowedDebateScheduled: debateScheduled,
  FollowedDebateRescheduled: debateRescheduled,
  FollowedMinutesPublished: minutesPublished,
  FollowedReportPublished: transparencyReportFrozen,
  FollowedActivityPublished: activityPublished,
  FollowedOpportunityPublished: opportunityPublished,
};

/** Acts on one publication in the transaction of its event. */
type OnPublication = (manager: Manager, facts: PublicationFacts, traceparent: string | null) => Promise<void>;

/** What followers are told of. */
export const publicationSubscriptions = (onPublication: OnPublication): readonly EventSubscription[] =>
  Object.entries(contracts).map(([kind, contract]) => on(contract, (event, manager) => onPublication(manager, factsOf(kind as PublicationKind, event as IncomingEvent<Facts>), event.traceparent)));

/** What the events have of this, each some of it. */
interface Facts {
  readonly consultationId?: string;
  readonly institutionId?: string;
  readonly organizationId?: string;
  readonly opportunityId?: string;
  readonly domains?: readonly string[];
  readonly countyCode?: string | null;
}

const factsOf = (kind: PublicationKind, { id: eventId, time: happenedAt, actorId, data }: IncomingEvent<Facts>): PublicationFacts => ({
  ...{ kind, eventId, happenedAt, actorId },
  consultationId: data.consultationId ?? null,
  institutionId: data.institutionId ?? null,
  organizationId: data.organizationId ?? null,
  opportunityId: data.opportunityId ?? null,
  domains: data.domains ?? [],
  countyCode: data.countyCode ?? null,
});
