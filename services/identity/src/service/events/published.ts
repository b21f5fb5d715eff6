import {
  accessTokensRevoked,
  apiClientCreated,
  apiClientRevoked,
  apiClientSecretRotated,
  dataExportExpired,
  dataExportGathering,
  dataExportIncomplete,
  dataExportReady,
  dataExportRequested,
  externalIdentityLinked,
  externalIdentityUnlinked,
  guardianConfirmationRequested,
  institutionAccountRequested,
  institutionClosed,
  institutionCreated,
  institutionRepresentativeRejected,
  institutionRepresentativeValidated,
  institutionUpdated,
  invitationAccepted,
  invitationRevoked,
  memberInvited,
  membershipGranted,
  membershipRevoked,
  minorAccountConfirmed,
  minorAccountWithdrawn,
  sessionEnded,
  userArchived,
  userCameOfAge,
  userDisabled,
  userEmailConfirmed,
  userEnabled,
  userErased,
  userErasureBegun,
  userErasureCompleted,
  userErasureDeferred,
  userErasureRequested,
  userErasureWithdrawn,
  userRestored,
  userWarnedOfInactivity,
  userPasswordChanged,
  userSecondFactorEnabled,
  userSecondFactorRemoved,
  userProfileUpdated,
  userRegistered,
  type EventContract,
  type OutgoingEvent,
} from '@conect/events';
import { assertNever, newId, systemClock } from '@conect/kernel';
import type { ApiClient } from '../../client/domain/api-client';
import { missingParts } from '../../data-export/domain/data-export';
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

function contentOf(event: IdentityEvent): Content {
  if ('client' in event) return ofClient(event);
  if ('request' in event) return ofAccountRequest(event);
  if ('invitation' in event) return ofInvitation(event);
  if ('dataExport' in event) return ofDataExport(event);
  if ('membership' in event) return ofMembership(event);
  if ('institution' in event) return ofInstitution(event);
  return 'sessionId' in event ? ofAccess(event) : ofUser(event);
}

type EventOf<Field extends string> = Extract<IdentityEvent, Readonly<Record<Field, unknown>>>;
type UserEvent = Exclude<EventOf<'userId'>, EventOf<'sessionId'>>;

const userContracts: Readonly<Record<UserEvent['name'], EventContract>> = {
  UserRegistered: userRegistered,
  UserEmailConfirmed: userEmailConfirmed,
  UserProfileUpdated: userProfileUpdated,
  UserPasswordChanged: userPasswordChanged,
  UserSecondFactorEnabled: userSecondFactorEnabled,
  UserSecondFactorRemoved: userSecondFactorRemoved,
  GuardianConfirmationRequested: guardianConfirmationRequested,
  MinorAccountConfirmed: minorAccountConfirmed,
  MinorAccountWithdrawn: minorAccountWithdrawn,
  UserCameOfAge: userCameOfAge,
  UserWarnedOfInactivity: userWarnedOfInactivity,
  UserArchived: userArchived,
  UserRestored: userRestored,
  UserErased: userErased,
  UserErasureRequested: userErasureRequested,
  UserErasureDeferred: userErasureDeferred,
  UserErasureWithdrawn: userErasureWithdrawn,
  UserErasureBegun: userErasureBegun,
  UserErasureCompleted: userErasureCompleted,
  UserDisabled: userDisabled,
  UserEnabled: userEnabled,
  ExternalIdentityLinked: externalIdentityLinked,
  ExternalIdentityUnlinked: externalIdentityUnlinked,
};

function ofUser({ name, version, ...data }: UserEvent): Content {
  return { contract: userContracts[name], subject: data.userId, aggregateVersion: version, data };
}

/** What ends access ends once, and nothing else is told of it. */
function ofAccess({ name, ...data }: EventOf<'sessionId'>): Content {
  const contract = name === 'SessionEnded' ? sessionEnded : accessTokensRevoked;
  return { contract, subject: data.sessionId, aggregateVersion: 1, data };
}

/** What each event of a service account says beside its id. */
const clientContents = {
  ApiClientCreated: [apiClientCreated, ({ scopes, institutionId, organizationId }: ApiClient) => ({ scopes, institutionId, organizationId })],
  ApiClientSecretRotated: [
    apiClientSecretRotated,
    ({ previousSecret }: ApiClient) => ({ previousWorksUntil: previousSecret?.worksUntil.toISOString() ?? null }),
  ],
  ApiClientRevoked: [apiClientRevoked, () => ({})],
} as const;

function ofClient({ name, client }: EventOf<'client'>): Content {
  const [contract, more] = clientContents[name];
  return { contract, subject: client.id, aggregateVersion: client.version, data: { clientId: client.id, ...more(client) } };
}

function ofMembership({ name, membership }: EventOf<'membership'>): Content {
  const { id: membershipId, version, userId, role, institutionId, organizationId } = membership;
  const contract = name === 'MembershipGranted' ? membershipGranted : membershipRevoked;
  return { contract, subject: membershipId, aggregateVersion: version, data: { membershipId, userId, role, institutionId, organizationId } };
}

const invitationContracts = { MemberInvited: memberInvited, InvitationAccepted: invitationAccepted, InvitationRevoked: invitationRevoked } as const;

/** Without the address: to whom an invitation went stays in identity. */
function ofInvitation({ name, invitation }: EventOf<'invitation'>): Content {
  const { id: invitationId, version: aggregateVersion, organizationId, role } = invitation;
  return { contract: invitationContracts[name], subject: invitationId, aggregateVersion, data: { invitationId, organizationId, role } };
}

const dataExportContracts = {
  DataExportRequested: dataExportRequested,
  DataExportGathering: dataExportGathering,
  DataExportReady: dataExportReady,
  DataExportIncomplete: dataExportIncomplete,
  DataExportExpired: dataExportExpired,
} as const;

function ofDataExport({ name, dataExport }: EventOf<'dataExport'>): Content {
  const { id: requestId, version: aggregateVersion, userId, gatherUntil } = dataExport;
  const more = name === 'DataExportRequested' ? { gatherUntil: gatherUntil.toISOString() } : name === 'DataExportIncomplete' ? { missing: missingParts(dataExport) } : {};
  return { contract: dataExportContracts[name], subject: requestId, aggregateVersion, data: { requestId, userId, ...more } };
}

function ofAccountRequest(event: EventOf<'request'>): Content {
  const { id: requestId, version: aggregateVersion, institutionId, userId } = event.request;
  const subject = { subject: requestId, aggregateVersion };
  const data = { requestId, institutionId, userId };
  switch (event.name) {
    case 'InstitutionAccountRequested':
      return { contract: institutionAccountRequested, ...subject, data };
    case 'InstitutionRepresentativeRejected':
      return { contract: institutionRepresentativeRejected, ...subject, data };
    case 'InstitutionRepresentativeValidated':
      return { contract: institutionRepresentativeValidated, ...subject, data: { ...data, membershipId: event.membershipId } };
    default:
      return assertNever(event);
  }
}

function ofInstitution(event: EventOf<'institution'>): Content {
  const { id: institutionId, version: aggregateVersion, name, type, parentId } = event.institution;
  const subject = { subject: institutionId, aggregateVersion };
  const data = { institutionId, name, type, parentId };
  switch (event.name) {
    case 'InstitutionCreated':
      return { contract: institutionCreated, ...subject, data };
    case 'InstitutionUpdated':
      return { contract: institutionUpdated, ...subject, data: { ...data, changedFields: event.changedFields } };
    case 'InstitutionClosed':
      return { contract: institutionClosed, ...subject, data: { institutionId } };
    default:
      return assertNever(event);
  }
}
