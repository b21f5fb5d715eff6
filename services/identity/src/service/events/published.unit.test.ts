import { dataExportPartEvents, identityEvents, toMessage } from '@conect/events';
import type { ApiClient } from '../../client/domain/api-client';
import { requestExport } from '../../data-export/domain/data-export';
import { openAccountRequest } from '../../institution-account/domain/account-request';
import { invite } from '../../invitation/domain/invitation';
import { createInstitution, sgg } from '../../membership/domain/institution';
import { grant } from '../../membership/domain/membership';
import type { IdentityEvent } from '../domain/events';
import { toOutgoingEvent } from './published';

const userId = '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2';
const now = new Date('2026-03-02T09:15:30.123Z');
const id = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0a1';
const membership = grant({ id, userId, role: 'SGG_ADMIN', institutionId: sgg.id, organizationId: null, grantedBy: null }, now);

const institution = createInstitution(sgg.id, { ...sgg, parentId: null, transparencyPageUrl: null }, { now, asOf: '2026-03-02' });

const request = openAccountRequest({ id, institutionId: sgg.id, userId, requestedBy: userId, documentId: id, position: 'director' }, now);

const invitation = invite({ id, organizationId: userId, email: 'radu@exemplu.ro', role: 'NGO_EDITOR', invitedBy: userId }, now);

const client: ApiClient = {
  id,
  version: 2,
  name: 'Portal',
  contactEmail: 'portal@exemplu.ro',
  institutionId: sgg.id,
  organizationId: null,
  scopes: ['graph:read'],
  secret: { id, hash: Buffer.alloc(32) },
  previousSecret: { id: userId, hash: Buffer.alloc(32), worksUntil: now },
  createdAt: now,
  createdBy: userId,
  revokedAt: null,
};

const { dataExport } = requestExport({ id, userId }, { patienceMinutes: 15, keptHours: 48, perDay: 3 }, now);

const events: readonly IdentityEvent[] = [
  { name: 'UserRegistered', userId, version: 1 },
  { name: 'UserEmailConfirmed', userId, version: 2 },
  { name: 'UserProfileUpdated', userId, version: 3, changedFields: ['name', 'email'] },
  { name: 'UserPasswordChanged', userId, version: 4 },
  { name: 'UserSecondFactorEnabled', userId, version: 5, kind: 'PASSKEY' },
  { name: 'UserSecondFactorRemoved', userId, version: 6, anyLeft: false },
  { name: 'UserDisabled', userId, version: 7 },
  { name: 'UserEnabled', userId, version: 8 },
  { name: 'GuardianConfirmationRequested', userId, version: 9 },
  { name: 'MinorAccountConfirmed', userId, version: 10 },
  { name: 'MinorAccountWithdrawn', userId, version: 11 },
  { name: 'UserCameOfAge', userId, version: 12 },
  { name: 'UserErased', userId, version: 13 },
  { name: 'UserErasureRequested', userId, version: 14, erasureId: userId },
  { name: 'UserErasureDeferred', userId, version: 15, erasureId: userId },
  { name: 'UserErasureWithdrawn', userId, version: 16, erasureId: userId },
  { name: 'UserErasureBegun', userId, version: 17, erasureId: userId },
  { name: 'UserErasureCompleted', userId, version: 18, erasureId: userId },
  { name: 'UserWarnedOfInactivity', userId, version: 14 },
  { name: 'UserArchived', userId, version: 15 },
  { name: 'UserRestored', userId, version: 16 },
  { name: 'ExternalIdentityLinked', userId, version: 9, externalIdentityId: id },
  { name: 'ExternalIdentityUnlinked', userId, version: 10, externalIdentityId: id },
  { name: 'SessionEnded', sessionId: id, userId, reason: 'PASSWORD_RESET' },
  { name: 'AccessTokensRevoked', sessionId: id, subjectId: userId, reason: 'API_CLIENT_REVOKED' },
  { name: 'DataExportRequested', dataExport },
  { name: 'DataExportGathering', dataExport: { ...dataExport, version: 2 } },
  { name: 'DataExportReady', dataExport: { ...dataExport, version: 3 } },
  { name: 'DataExportIncomplete', dataExport: { ...dataExport, version: 3, parts: dataExport.parts.map((part) => ({ ...part, reason: 'NOT_IN_TIME' as const })) } },
  { name: 'DataExportExpired', dataExport: { ...dataExport, version: 4 } },
  { name: 'ApiClientCreated', client },
  { name: 'ApiClientSecretRotated', client },
  { name: 'ApiClientRevoked', client },
  { name: 'MembershipGranted', membership },
  { name: 'MembershipRevoked', membership: { ...membership, version: 2 } },
  { name: 'MemberInvited', invitation },
  { name: 'InvitationAccepted', invitation: { ...invitation, version: 2 } },
  { name: 'InvitationRevoked', invitation: { ...invitation, version: 2 } },
  { name: 'InstitutionAccountRequested', request },
  { name: 'InstitutionRepresentativeValidated', request: { ...request, version: 2 }, membershipId: id },
  { name: 'InstitutionRepresentativeRejected', request: { ...request, version: 2 } },
  { name: 'InstitutionCreated', institution },
  { name: 'InstitutionUpdated', institution: { ...institution, version: 2 }, changedFields: ['transparencyPageUrl'] },
  { name: 'InstitutionClosed', institution: { ...institution, version: 3, closedAt: now } },
];

describe('what identity says', () => {
  it('is every contract of identity, once', () => {
    // What its desk of exports says of identity's own part, as every service's does, is no change of identity's.
    const ofTheDesk = Object.values(dataExportPartEvents.identity).map(({ name }) => name);

    expect([...events.map(({ name }) => name), ...ofTheDesk].sort()).toEqual(identityEvents.map(({ name }) => name).sort());
  });

  it.each(events.map((event) => [event.name, event] as const))('%s fits its contract', (name, event) => {
    const { key, headers } = toMessage(toOutgoingEvent(event, { actorId: userId, traceparent: null }));

    expect(headers).toMatchObject({ ce_type: `ro.gov.conect.identity.${name}`, ce_actorid: userId, ce_subject: key });
    expect(Number(headers.ce_aggregateversion)).toBeGreaterThan(0);
  });
});
