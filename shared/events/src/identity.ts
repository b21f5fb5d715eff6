import { z } from 'zod';
import { publishedBy } from './contract';
import { dataExportPartEvents } from './data-export-part';
import { dataExportEvents } from './identity-data-export';
import { erasureEvents } from './erasure';
import { guardianConfirmationRequested, minorAccountConfirmed, minorAccountWithdrawn, userArchived, userCameOfAge, userErased, userRestored, userWarnedOfInactivity } from './identity-person';
import { invitationAccepted, invitationRevoked, memberInvited } from './identity-invitation';

const defineEvent = publishedBy('identity');

const userId = z.uuid().describe('The user.');

/** The roles a membership can give; the glossary's names. */
export const membershipRoles = [
  'SGG_ADMIN',
  'SGG_ANALYST',
  'INSTITUTION_REPRESENTATIVE',
  'TRANSPARENCY_OFFICER',
  'FOI_OFFICER',
  'CIVIL_SOCIETY_UNIT',
  'FUNDING_OFFICER',
  'NGO_ADMIN',
  'NGO_EDITOR',
  'VOLUNTEER_COORDINATOR',
] as const;

const membership = z.object({
  membershipId: z.uuid().describe('The membership; the key of its topic.'),
  userId,
  role: z.enum(membershipRoles),
  institutionId: z.uuid().nullable().describe('The institution in which the role holds, or null.'),
  organizationId: z.uuid().nullable().describe('The organization in which the role holds, or null.'),
});

const exampleMembership = {
  membershipId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0a1',
  userId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2',
  role: 'NGO_ADMIN' as const,
  institutionId: null,
  organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
};

/** A person asked for an account; nothing is confirmed yet. */
export const userRegistered = defineEvent({
  aggregate: 'user',
  name: 'UserRegistered',
  when: 'A person asks for an account; the e-mail address is not confirmed yet.',
  data: z.object({ userId }),
  example: { userId: exampleMembership.userId },
});

/** The account can be used from now on. */
export const userEmailConfirmed = defineEvent({
  aggregate: 'user',
  name: 'UserEmailConfirmed',
  when: 'A person confirms an e-mail address, the first one or a changed one.',
  data: z.object({ userId }),
  example: { userId: exampleMembership.userId },
});

/** Name, language or the wish for another address changed; the values stay in identity. */
export const userProfileUpdated = defineEvent({
  aggregate: 'user',
  name: 'UserProfileUpdated',
  when: 'A person changes name or language, or asks to change the e-mail address.',
  data: z.object({ userId, changedFields: z.array(z.enum(['name', 'language', 'email'])).min(1) }),
  example: { userId: exampleMembership.userId, changedFields: ['language'] },
});

/** Another password counts; other sessions ended with it. */
export const userPasswordChanged = defineEvent({
  aggregate: 'user',
  name: 'UserPasswordChanged',
  when: 'A person changes the password, or chooses a new one by a link in a mail.',
  data: z.object({ userId }),
  example: { userId: exampleMembership.userId },
});

/** From now on a password alone does not sign in. */
export const userSecondFactorEnabled = defineEvent({
  aggregate: 'user',
  name: 'UserSecondFactorEnabled',
  when: 'A person puts an authenticator app in use, or another one than before, or registers a passkey.',
  data: z.object({ userId, kind: z.enum(['TOTP', 'PASSKEY']).optional().describe('Which; absent in events before there were passkeys: TOTP.') }),
  example: { userId: exampleMembership.userId, kind: 'PASSKEY' as const },
});

/** A second factor signs in no more. */
export const userSecondFactorRemoved = defineEvent({
  aggregate: 'user',
  name: 'UserSecondFactorRemoved',
  when: 'A person removes a passkey, or an operator resets all second factors of a person who lost them.',
  data: z.object({ userId, anyLeft: z.boolean().describe('Whether another second factor is in use; without one the password alone signs in.') }),
  example: { userId: exampleMembership.userId, anyLeft: false },
});

/** The account is closed to its owner; its sessions end. */
export const userDisabled = defineEvent({
  aggregate: 'user',
  name: 'UserDisabled',
  when: 'SGG closes an account to its owner.',
  data: z.object({ userId }),
  example: { userId: exampleMembership.userId },
});

/** The account is open to its owner again. */
export const userEnabled = defineEvent({
  aggregate: 'user',
  name: 'UserEnabled',
  when: 'SGG opens a closed account to its owner again.',
  data: z.object({ userId }),
  example: { userId: exampleMembership.userId },
});

const externalIdentity = z.object({ userId, externalIdentityId: z.uuid().describe('The link between the user and the identity at the provider.') });

const exampleExternalIdentity = { userId: exampleMembership.userId, externalIdentityId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0e5' };

/** A person can sign in with an external provider from now on. */
export const externalIdentityLinked = defineEvent({
  aggregate: 'user',
  name: 'ExternalIdentityLinked',
  when: 'A person links an identity of an external provider to the account, or makes the account by signing in with it.',
  data: externalIdentity,
  example: exampleExternalIdentity,
});

/** A person can no longer sign in with that identity. */
export const externalIdentityUnlinked = defineEvent({
  aggregate: 'user',
  name: 'ExternalIdentityUnlinked',
  when: 'A person takes an external identity from the account.',
  data: externalIdentity,
  example: exampleExternalIdentity,
});

/** Why a session can end before its time. */
export const sessionEndReasons = [
  'SIGNED_OUT',
  'SIGNED_OUT_EVERYWHERE',
  'ENDED_BY_OWNER',
  'PASSWORD_CHANGED',
  'PASSWORD_RESET',
  'REFRESH_TOKEN_REUSED',
] as const;

/** Access tokens of the session are worth nothing from now on, whatever time is left to them. */
export const sessionEnded = defineEvent({
  aggregate: 'session',
  name: 'SessionEnded',
  mode: 'broadcast',
  when: 'A session is ended before its time; its access tokens must not be accepted any more.',
  data: z.object({ sessionId: z.uuid().describe('The session; `sid` of its access tokens.'), userId, reason: z.enum(sessionEndReasons) }),
  example: {
    sessionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d4',
    userId: exampleMembership.userId,
    reason: 'SIGNED_OUT_EVERYWHERE' as const,
  },
});

/** What else makes access tokens worthless. Apart from `SessionEnded`, whose reasons are a closed list that consumers rely on. */
export const accessTokensRevoked = defineEvent({
  aggregate: 'session',
  name: 'AccessTokensRevoked',
  mode: 'broadcast',
  when: 'An account is disabled, or a secret of a service account ends before its time; access tokens that stand on it must not be accepted any more.',
  data: z.object({
    sessionId: z.uuid().describe('`sid` of the access tokens: a session, or the secret of a service account.'),
    subjectId: z.uuid().describe('`sub` of the access tokens: a user, or a service account.'),
    reason: z.string().min(1).describe('For the log, e.g. API_CLIENT_REVOKED. An open list.'),
  }),
  example: {
    sessionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0e5',
    subjectId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f6',
    reason: 'API_CLIENT_REVOKED',
  },
});

const clientId = z.uuid().describe('The service account; the key of its topic, and `client_id` of its access tokens.');
const exampleClientId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f6';

/** A system has a service account. */
export const apiClientCreated = defineEvent({
  aggregate: 'api-client',
  name: 'ApiClientCreated',
  when: 'SGG gives a system a service account.',
  data: z.object({
    clientId,
    scopes: z.array(z.string().min(1)).min(1).describe('What it is for, e.g. graph:read. An open list.'),
    institutionId: z.uuid().nullable().describe('The institution that answers for it, or null.'),
    organizationId: z.uuid().nullable().describe('The organization that answers for it, or null.'),
  }),
  example: { clientId: exampleClientId, scopes: ['graph:read'], institutionId: null, organizationId: null },
});

/** A service account has another secret. */
export const apiClientSecretRotated = defineEvent({
  aggregate: 'api-client',
  name: 'ApiClientSecretRotated',
  when: 'A service account gets another secret.',
  data: z.object({ clientId, previousWorksUntil: z.iso.datetime().nullable().describe('Until when the secret before it works; null when it ended at once.') }),
  example: { clientId: exampleClientId, previousWorksUntil: '2026-03-03T09:15:30.123Z' },
});

/** A service account is over. */
export const apiClientRevoked = defineEvent({
  aggregate: 'api-client',
  name: 'ApiClientRevoked',
  when: 'A service account is taken back, for good.',
  data: z.object({ clientId }),
  example: { clientId: exampleClientId },
});

/** A role holds from now on. */
export const membershipGranted = defineEvent({
  aggregate: 'membership',
  name: 'MembershipGranted',
  when: 'A user receives a role in an institution or an organization.',
  consumers: ['consultations', 'messaging', 'registry', 'volunteering'],
  data: membership,
  example: exampleMembership,
});

/** A role ends now. */
export const membershipRevoked = defineEvent({
  aggregate: 'membership',
  name: 'MembershipRevoked',
  when: 'A role is taken back or given up.',
  consumers: ['consultations', 'messaging', 'registry', 'volunteering'],
  data: membership,
  example: exampleMembership,
});

const institutionId = z.uuid().describe('The institution; the key of its topic.');
const institutionName = z.string().min(1);
const institutionType = z.enum(['SGG', 'MINISTRY', 'CENTRAL_AGENCY', 'PREFECTURE', 'COUNTY_COUNCIL', 'LOCAL_COUNCIL', 'CITY_HALL']);
const parentId = z.uuid().nullable().describe('The institution to which it is subordinated, or null when none is known.');

const exampleInstitution = {
  institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3',
  name: 'Agenția Națională de Administrare Fiscală',
  type: 'CENTRAL_AGENCY' as const,
  parentId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c4',
};

/** An institution other services may point at. */
export const institutionCreated = defineEvent({
  aggregate: 'institution',
  name: 'InstitutionCreated',
  when: 'An institution enters CONECT.',
  consumers: ['consultations', 'messaging', 'registry'],
  data: z.object({ institutionId: z.uuid(), name: institutionName, type: institutionType, parentId: parentId.optional() }),
  example: exampleInstitution,
});

/** An institution has another name, kind or parent, or was found to have the same. */
export const institutionUpdated = defineEvent({
  aggregate: 'institution',
  name: 'InstitutionUpdated',
  when: 'SGG changes what CONECT says of an institution, or confirms it.',
  consumers: ['consultations', 'messaging', 'registry'],
  data: z.object({
    institutionId,
    name: institutionName,
    type: institutionType,
    parentId,
    changedFields: z.array(z.string().min(1)).describe('What changed, e.g. name, parentId, transparencyPageUrl; empty when SGG only confirmed the data. An open list.'),
  }),
  example: { ...exampleInstitution, changedFields: ['parentId'] },
});

/** An institution exists no more; the roles in it end by events of their own. */
export const institutionClosed = defineEvent({
  aggregate: 'institution',
  name: 'InstitutionClosed',
  when: 'SGG notes that an institution exists no more.',
  consumers: ['consultations', 'messaging', 'registry'],
  data: z.object({ institutionId }),
  example: { institutionId: exampleInstitution.institutionId },
});

const accountRequest = z.object({
  requestId: z.uuid().describe('The request; the key of its topic.'),
  institutionId: z.uuid().describe('The institution.'),
  userId: z.uuid().describe('Who is to speak for it.'),
});

const exampleAccountRequest = {
  requestId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d5',
  institutionId: exampleInstitution.institutionId,
  userId: exampleMembership.userId,
};

/** Somebody is to speak for an institution, by its designation; SGG decides. */
export const institutionAccountRequested = defineEvent({
  aggregate: 'institution-account-request',
  name: 'InstitutionAccountRequested',
  when: 'A person asks to speak for an institution, or its representative names a successor.',
  consumers: ['consultations', 'messaging'],
  data: accountRequest,
  example: exampleAccountRequest,
});

/** An institution has another representative; his role is granted, and the one before him ended, by events of their own. */
export const institutionRepresentativeValidated = defineEvent({
  aggregate: 'institution-account-request',
  name: 'InstitutionRepresentativeValidated',
  when: 'SGG validates who speaks for an institution.',
  consumers: ['consultations', 'messaging'],
  data: accountRequest.extend({ membershipId: z.uuid().describe('The membership that gives the role.') }),
  example: { ...exampleAccountRequest, membershipId: exampleMembership.membershipId },
});

/** SGG did not accept a designation; the reason stays in identity. */
export const institutionRepresentativeRejected = defineEvent({
  aggregate: 'institution-account-request',
  name: 'InstitutionRepresentativeRejected',
  when: 'SGG rejects a request to speak for an institution.',
  consumers: ['consultations', 'messaging'],
  data: accountRequest,
  example: exampleAccountRequest,
});

/** Everything identity says. */
export const identityEvents = [
  userRegistered,
  userEmailConfirmed,
  userProfileUpdated,
  userPasswordChanged,
  userSecondFactorEnabled,
  userSecondFactorRemoved,
  userDisabled,
  userEnabled,
  externalIdentityLinked,
  externalIdentityUnlinked,
  sessionEnded,
  accessTokensRevoked,
  apiClientCreated,
  apiClientSecretRotated,
  apiClientRevoked,
  membershipGranted,
  membershipRevoked,
  institutionCreated,
  institutionUpdated,
  institutionClosed,
  institutionAccountRequested,
  institutionRepresentativeValidated,
  institutionRepresentativeRejected,
  memberInvited,
  invitationAccepted,
  invitationRevoked,
  guardianConfirmationRequested,
  minorAccountConfirmed,
  minorAccountWithdrawn,
  userCameOfAge,
  userErased,
  userWarnedOfInactivity,
  userArchived,
  userRestored,
  ...dataExportEvents,
  ...Object.values(dataExportPartEvents.identity),
  ...erasureEvents,
] as const;
