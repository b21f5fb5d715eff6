import {
  externalIdentityLinked,
  externalIdentityUnlinked,
  institutionCreated,
  membershipGranted,
  membershipRevoked,
  sessionEnded,
  userEmailConfirmed,
  userPasswordChanged,
  userSecondFactorEnabled,
  userProfileUpdated,
  userRegistered,
  type EventContract,
  type OutgoingEvent,
} from '@conect/events';
import { assertNever, newId, systemClock } from '@conect/kernel';
import type { Membership } from '../../membership/domain/membership';
import type { IdentityEvent } from '../domain/events';

interface Circumstances {
  readonly actorId: string | null;
  readonly traceparent: string | null;
}

/** Translates what happened in identity into the contracts that other services rely on. */
export function toOutgoingEvent(event: IdentityEvent, { actorId, traceparent }: Circumstances): OutgoingEvent {
  return { eventId: newId(), actorId, traceparent, time: systemClock.now(), ...contentOf(event) };
}

interface Content {
  readonly contract: EventContract;
  readonly subject: string;
  readonly aggregateVersion: number;
  readonly data: unknown;
}

/** What says nothing but to whom it happened. */
const ofUserAlone = {
  UserRegistered: userRegistered,
  UserEmailConfirmed: userEmailConfirmed,
  UserPasswordChanged: userPasswordChanged,
  UserSecondFactorEnabled: userSecondFactorEnabled,
};

const isOfUserAlone = (event: IdentityEvent): event is Extract<IdentityEvent, { readonly name: keyof typeof ofUserAlone }> => event.name in ofUserAlone;

function contentOf(event: IdentityEvent): Content {
  if (isOfUserAlone(event)) return ofUser(ofUserAlone[event.name], event, {});
  switch (event.name) {
    case 'UserProfileUpdated':
      return ofUser(userProfileUpdated, event, { changedFields: event.changedFields });
    case 'ExternalIdentityLinked':
      return ofUser(externalIdentityLinked, event, { externalIdentityId: event.externalIdentityId });
    case 'ExternalIdentityUnlinked':
      return ofUser(externalIdentityUnlinked, event, { externalIdentityId: event.externalIdentityId });
    case 'SessionEnded': {
      const { sessionId, userId, reason } = event;
      // A session ends once, and nothing else is told of it.
      return { contract: sessionEnded, subject: sessionId, aggregateVersion: 1, data: { sessionId, userId, reason } };
    }
    case 'MembershipGranted':
      return ofMembership(membershipGranted, event.membership);
    case 'MembershipRevoked':
      return ofMembership(membershipRevoked, event.membership);
    case 'InstitutionCreated': {
      const { id: institutionId, version, name, type } = event.institution;
      return { contract: institutionCreated, subject: institutionId, aggregateVersion: version, data: { institutionId, name, type } };
    }
    default:
      return assertNever(event);
  }
}

const ofUser = (contract: EventContract, { userId, version }: { userId: string; version: number }, more: object): Content => ({
  contract,
  subject: userId,
  aggregateVersion: version,
  data: { userId, ...more },
});

function ofMembership(contract: EventContract, membership: Membership): Content {
  const { id: membershipId, version, userId, role, institutionId, organizationId } = membership;
  return { contract, subject: membershipId, aggregateVersion: version, data: { membershipId, userId, role, institutionId, organizationId } };
}
