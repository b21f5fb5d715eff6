import {
  institutionCreated,
  membershipGranted,
  membershipRevoked,
  sessionEnded,
  userEmailConfirmed,
  userPasswordChanged,
  userSecondFactorEnabled,
  userSecondFactorRemoved,
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

type UserEvent = Extract<IdentityEvent, { readonly name: `User${string}` }>;

const userContracts: Readonly<Record<UserEvent['name'], EventContract>> = {
  UserRegistered: userRegistered,
  UserEmailConfirmed: userEmailConfirmed,
  UserProfileUpdated: userProfileUpdated,
  UserPasswordChanged: userPasswordChanged,
  UserSecondFactorEnabled: userSecondFactorEnabled,
  UserSecondFactorRemoved: userSecondFactorRemoved,
};

const isOfUser = (event: IdentityEvent): event is UserEvent => event.name in userContracts;

function contentOf(event: IdentityEvent): Content {
  if (isOfUser(event)) return ofUser(event);
  switch (event.name) {
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

function ofUser({ name, version, ...data }: UserEvent): Content {
  return { contract: userContracts[name], subject: data.userId, aggregateVersion: version, data };
}

function ofMembership(contract: EventContract, membership: Membership): Content {
  const { id: membershipId, version, userId, role, institutionId, organizationId } = membership;
  return { contract, subject: membershipId, aggregateVersion: version, data: { membershipId, userId, role, institutionId, organizationId } };
}
