import { randomUUID } from 'node:crypto';
import { anonymous, createRemoteKeySet, verifyAccessToken, type AuthenticatedPrincipal, type Principal, type UserPrincipal } from '@conect/auth';
import { systemClock } from '@conect/kernel';
import { createLinkTokens } from '../src/account/crypto/link-tokens';
import { sgg } from '../src/membership/domain/institution';
import { keysOf } from '../src/service/foundation';
import { testSecret, type TestIdentity } from './identity';

const userErrors = 'userErrors { code field message blockers }';
const tokens = `accessToken refreshToken expiresAt refreshExpiresAt user { id name email language memberships { role } } ${userErrors}`;
const apiClient = 'id name contactEmail institution { id } organization { id } scopes previousSecretWorksUntil createdAt revokedAt';

const institution = 'id name type parent { id } transparencyPageUrl asOf closedAt';
const invitation = 'id organization { id } email role invitedBy { id } invitedAt expiresAt';
const accountRequest = 'id institution { id } user { id } requestedBy { id } position designationDocument { fileName downloadUrl } status requestedAt decidedAt rejectionReason';

const results = {
  registerUser: `confirmationSentTo ${userErrors}`,
  confirmEmail: `confirmedEmail ${userErrors}`,
  confirmMinorAccount: `confirmed ${userErrors}`,
  refuseMinorAccount: `erased ${userErrors}`,
  withdrawMinorAccount: `withdrawn ${userErrors}`,
  restoreAccount: `restored ${userErrors}`,
  requestErasure: `erasure { id state blockers { code message since service } } ${userErrors}`,
  withdrawErasureRequest: `erasure { id state blockers { code } } ${userErrors}`,
  updateProfile: `user { id name language email } confirmationSentTo ${userErrors}`,
  signIn: `challenge { token expiresAt factors } ${tokens}`,
  refreshSession: tokens,
  signOut: `signedOut ${userErrors}`,
  signOutEverywhere: `signedOut ${userErrors}`,
  endSession: `endedSessionId ${userErrors}`,
  requestPasswordReset: `sentTo ${userErrors}`,
  resetPassword: `passwordChanged ${userErrors}`,
  changePassword: `passwordChanged ${userErrors}`,
  enableTotp: `secret otpauthUri ${userErrors}`,
  confirmTotp: `recoveryCodes ${userErrors}`,
  finishSecondFactor: tokens,
  startPasskeyRegistration: `registration options expiresAt ${userErrors}`,
  finishPasskeyRegistration: `passkey { id name createdAt lastUsedAt } recoveryCodes anotherAdvised ${userErrors}`,
  startPasskeySignIn: `signIn options expiresAt ${userErrors}`,
  finishPasskeySignIn: tokens,
  renamePasskey: `passkey { id name } ${userErrors}`,
  removePasskey: `removedPasskeyId ${userErrors}`,
  createApiClient: `client { ${apiClient} } secret ${userErrors}`,
  rotateApiClientSecret: `client { ${apiClient} } secret ${userErrors}`,
  revokeApiClient: `client { ${apiClient} } ${userErrors}`,
  disableAccount: `user { id disabledAt disabledReason } ${userErrors}`,
  enableAccount: `user { id disabledAt disabledReason } ${userErrors}`,
  createInstitution: `institution { ${institution} } ${userErrors}`,
  updateInstitution: `institution { ${institution} } ${userErrors}`,
  closeInstitution: `institution { ${institution} } ${userErrors}`,
  requestIdentityDocumentUpload: `upload { documentId url method headers { name value } } ${userErrors}`,
  requestInstitutionAccount: `request { ${accountRequest} } ${userErrors}`,
  changeRepresentative: `request { ${accountRequest} } ${userErrors}`,
  validateInstitutionRepresentative: `request { ${accountRequest} } ${userErrors}`,
  rejectInstitutionRepresentative: `request { ${accountRequest} } ${userErrors}`,
  grantOfficerRole: `membership { id role institution { id } user { id } } ${userErrors}`,
  revokeOfficerRole: `revokedMembershipId ${userErrors}`,
  inviteMember: `invitation { ${invitation} } ${userErrors}`,
  revokeInvitation: `revokedInvitationId ${userErrors}`,
  acceptInvitation: `membership { id role organization { id } user { id } } ${userErrors}`,
  changeMemberRole: `membership { id role } ${userErrors}`,
  removeMember: `removedMembershipId ${userErrors}`,
  leaveOrganization: `leftOrganizationId ${userErrors}`,
  startExternalSignIn: `authorizationUrl flow expiresAt ${userErrors}`,
  finishExternalSignIn: `challenge { token expiresAt } linkedIdentity { id provider { id } linkedAt lastUsedAt } ${tokens}`,
  unlinkExternalIdentity: `unlinkedIdentityId ${userErrors}`,
};

/** The mutations of identity. */
export type Operation = keyof typeof results;

/** The text of one mutation. */
export const mutationOf = (operation: Operation): string => {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${operation}(input: $input) { ${results[operation]} } }`;
};

/** One refusal. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly blockers: readonly string[];
}

interface Refusable {
  readonly userErrors: readonly UserError[];
}

interface TokensPayload extends Refusable {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: string;
  readonly refreshExpiresAt: string;
  readonly user: { readonly id: string; readonly name: string };
}

/** A service account as SGG sees it. */
export interface SeenApiClient {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly previousSecretWorksUntil: string | null;
  readonly revokedAt: string | null;
}

type ErasurePayload = Refusable & { readonly erasure: { readonly id: string; readonly state: string; readonly blockers: readonly { readonly code: string; readonly service: string }[] } };
type ClientPayload = Refusable & { readonly client: SeenApiClient };

/** An institution as everybody sees it. */
export interface SeenInstitution {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly parent: { readonly id: string } | null;
  readonly transparencyPageUrl: string | null;
  readonly asOf: string;
  readonly closedAt: string | null;
}

/** A request for an institution's account as SGG and its sender see it. */
export interface SeenAccountRequest {
  readonly id: string;
  readonly status: string;
  readonly user: { readonly id: string } | null;
  readonly requestedBy: { readonly id: string } | null;
  readonly designationDocument: { readonly fileName: string; readonly downloadUrl: string };
  readonly rejectionReason: string | null;
}

type AccountRequestPayload = Refusable & { readonly request: SeenAccountRequest };

/** Where and how to send a document. */
export interface SeenUpload {
  readonly documentId: string;
  readonly url: string;
  readonly method: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

type InstitutionPayload = Refusable & { readonly institution: SeenInstitution };

type StandingPayload = Refusable & { readonly user: { readonly id: string; readonly disabledAt: string | null; readonly disabledReason: string | null } };

/** What each mutation answers; a refused one has null where these say what there is. */
interface Payloads {
  readonly registerUser: Refusable & { readonly confirmationSentTo: string };
  readonly confirmEmail: Refusable & { readonly confirmedEmail: string };
  readonly confirmMinorAccount: Refusable & { readonly confirmed: boolean };
  readonly refuseMinorAccount: Refusable & { readonly erased: boolean };
  readonly withdrawMinorAccount: Refusable & { readonly withdrawn: boolean };
  readonly restoreAccount: Refusable & { readonly restored: boolean };
  readonly requestErasure: ErasurePayload;
  readonly withdrawErasureRequest: ErasurePayload;
  readonly updateProfile: Refusable & { readonly confirmationSentTo: string | null; readonly user: { readonly id: string } };
  readonly signIn: TokensPayload & { readonly challenge: { readonly token: string; readonly expiresAt: string; readonly factors: readonly string[] } | null };
  readonly enableTotp: Refusable & { readonly secret: string; readonly otpauthUri: string };
  readonly confirmTotp: Refusable & { readonly recoveryCodes: readonly string[] };
  readonly finishSecondFactor: TokensPayload;
  readonly startPasskeyRegistration: Refusable & { readonly registration: string; readonly options: string };
  readonly finishPasskeyRegistration: Refusable & {
    readonly passkey: { readonly id: string; readonly name: string };
    readonly recoveryCodes: readonly string[] | null;
    readonly anotherAdvised: boolean;
  };
  readonly startPasskeySignIn: Refusable & { readonly signIn: string; readonly options: string };
  readonly finishPasskeySignIn: TokensPayload;
  readonly renamePasskey: Refusable & { readonly passkey: { readonly id: string; readonly name: string } };
  readonly removePasskey: Refusable & { readonly removedPasskeyId: string };
  readonly createApiClient: ClientPayload & { readonly secret: string };
  readonly rotateApiClientSecret: ClientPayload & { readonly secret: string };
  readonly revokeApiClient: ClientPayload;
  readonly disableAccount: StandingPayload;
  readonly enableAccount: StandingPayload;
  readonly createInstitution: InstitutionPayload;
  readonly updateInstitution: InstitutionPayload;
  readonly closeInstitution: InstitutionPayload;
  readonly requestIdentityDocumentUpload: Refusable & { readonly upload: SeenUpload };
  readonly requestInstitutionAccount: AccountRequestPayload;
  readonly changeRepresentative: AccountRequestPayload;
  readonly validateInstitutionRepresentative: AccountRequestPayload;
  readonly rejectInstitutionRepresentative: AccountRequestPayload;
  readonly grantOfficerRole: Refusable & { readonly membership: { readonly id: string; readonly role: string } };
  readonly revokeOfficerRole: Refusable & { readonly revokedMembershipId: string };
  readonly inviteMember: Refusable & { readonly invitation: { readonly id: string; readonly email: string; readonly role: string } };
  readonly revokeInvitation: Refusable & { readonly revokedInvitationId: string };
  readonly acceptInvitation: Refusable & { readonly membership: { readonly id: string; readonly role: string } };
  readonly changeMemberRole: Refusable & { readonly membership: { readonly id: string; readonly role: string } };
  readonly removeMember: Refusable & { readonly removedMembershipId: string };
  readonly leaveOrganization: Refusable & { readonly leftOrganizationId: string };
  readonly startExternalSignIn: Refusable & { readonly authorizationUrl: string; readonly flow: string; readonly expiresAt: string };
  readonly finishExternalSignIn: TokensPayload & { readonly challenge: { readonly token: string } | null; readonly linkedIdentity: { readonly id: string } | null };
  readonly unlinkExternalIdentity: Refusable & { readonly unlinkedIdentityId: string };
  readonly refreshSession: TokensPayload;
  readonly signOut: Refusable & { readonly signedOut: boolean };
  readonly signOutEverywhere: Refusable & { readonly signedOut: boolean };
  readonly endSession: Refusable & { readonly endedSessionId: string };
  readonly requestPasswordReset: Refusable & { readonly sentTo: string };
  readonly resetPassword: Refusable & { readonly passwordChanged: boolean };
  readonly changePassword: Refusable & { readonly passwordChanged: boolean };
}

/** Calls one mutation; fails on a top-level error. */
export async function mutate<Name extends Operation>(
  identity: TestIdentity,
  operation: Name,
  input: object,
  principal: Principal = anonymous,
): Promise<Payloads[Name]> {
  const answer = await identity.ask<Payloads>(principal, mutationOf(operation), { input });
  if (answer.errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(answer.errors)}`);
  return answer.data[operation];
}

/** The codes of a payload's refusals. */
export const codesOf = ({ userErrors }: Refusable): readonly string[] => userErrors.map(({ code }) => code);

export const password = 'castel-nor-fereastra';

/** What Ana types to register. */
export const aRegistration = (changes: object = {}) => ({
  name: 'Ana Moldovan',
  email: 'ana@exemplu.ro',
  password,
  language: 'RO',
  ...changes,
});

/** The token of the last link for an address, made again as the mail job makes it. */
export async function lastTokenFor(identity: TestIdentity, email: string): Promise<string> {
  const [row] = await identity.sql<{ id: string }>('SELECT id FROM email_confirmation WHERE email = $1 ORDER BY id DESC LIMIT 1', [email]);
  return createLinkTokens(keysOf(testSecret).links).tokenOf(row!.id);
}

/** The token of the last link for a new password, made again as the mail job makes it. */
export async function lastResetTokenFor(identity: TestIdentity, userId: string): Promise<string> {
  const [row] = await identity.sql<{ id: string }>('SELECT id FROM password_reset WHERE user_id = $1 ORDER BY id DESC LIMIT 1', [userId]);
  return createLinkTokens(keysOf(testSecret).resetLinks).tokenOf(row!.id);
}

/** Who an access token says that asks. */
export const verified = (identity: TestIdentity, accessToken: string): Promise<AuthenticatedPrincipal> => {
  const keys = createRemoteKeySet({ jwksUrl: `${identity.address}/.well-known/jwks.json`, clock: systemClock });
  return verifyAccessToken(accessToken, { keys, issuer: 'http://127.0.0.1:4001', audience: 'conect', now: new Date() });
};

/** The person that an access token says asks. */
export async function principalOf(identity: TestIdentity, accessToken: string): Promise<UserPrincipal> {
  const principal = await verified(identity, accessToken);
  if (principal.kind !== 'USER') throw new Error(`Expected a person, got ${principal.kind}`);
  return principal;
}

/** Signs in over the API; answers the session's tokens and its principal. */
export async function aSession(identity: TestIdentity, email: string, changes: object = {}) {
  const tokens = await mutate(identity, 'signIn', { email, password, ...changes });
  if (tokens.accessToken === null) throw new Error(JSON.stringify(tokens));
  return { ...tokens, principal: await principalOf(identity, tokens.accessToken) };
}

/** Somebody with a confirmed address; answers the user's id. */
export async function aConfirmedUser(identity: TestIdentity, email: string, changes: object = {}): Promise<string> {
  await mutate(identity, 'registerUser', aRegistration({ email, ...changes }));
  const confirmed = await mutate(identity, 'confirmEmail', { token: await lastTokenFor(identity, email) });
  if (confirmed.confirmedEmail !== email) throw new Error(JSON.stringify(confirmed));
  const [row] = await identity.sql<{ id: string }>('SELECT id FROM user_account WHERE email = $1', [email]);
  return row!.id;
}

/** A principal that is known to be a user. */
export const userPrincipal = (userId: string): UserPrincipal => ({ kind: 'USER', userId, sessionId: userId, authenticatedAt: 1, assurance: 'PASSWORD' });

/** Somebody who runs CONECT for SGG; signed in with a second factor unless said otherwise. */
export async function anSggAdmin(identity: TestIdentity, email: string, changes: Partial<UserPrincipal> = {}): Promise<UserPrincipal> {
  const userId = await aConfirmedUser(identity, email);
  await identity.sql("INSERT INTO membership (id, version, user_id, role, institution_id, granted_at) VALUES ($1, 1, $2, 'SGG_ADMIN', $3, now())", [randomUUID(), userId, sgg.id]);
  return { ...userPrincipal(userId), assurance: 'SECOND_FACTOR', ...changes };
}

/** The principal of somebody with a confirmed address. */
export const aSignedInUser = async (identity: TestIdentity, email: string, changes: object = {}): Promise<UserPrincipal> =>
  userPrincipal(await aConfirmedUser(identity, email, changes));

/** An event of the outbox. */
export interface SeenEvent {
  readonly name: string;
  readonly version: number;
  readonly actorId: string | null;
  readonly data: unknown;
}

/** What is in the outbox about one subject, in order. */
export async function eventsOf(identity: TestIdentity, subject: string): Promise<readonly SeenEvent[]> {
  const rows = await identity.sql<{ headers: Record<string, string>; value: string }>('SELECT headers, value FROM outbox WHERE key = $1 ORDER BY position', [
    subject,
  ]);
  return rows.map(({ headers, value }) => ({
    name: headers['ce_type']!.replace('ro.gov.conect.identity.', ''),
    version: Number(headers['ce_aggregateversion']),
    actorId: headers['ce_actorid'] ?? null,
    data: JSON.parse(value) as unknown,
  }));
}

/** The actions in the audit trail of one subject, in order. */
export const auditOf = async (identity: TestIdentity, subjectId: string): Promise<readonly string[]> =>
  (await identity.sql<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id', [subjectId])).map(({ action }) => action);

/** Everything that a refused request must leave as it was. */
export async function tableCounts(identity: TestIdentity): Promise<Record<string, string>> {
  const tables = [
    'user_account',
    'email_confirmation',
    'password_reset',
    'guardian_consent',
    'external_identity',
    'session',
    'refresh_token',
    'membership',
    'api_client',
    'document',
    'institution_account_request',
    'institution',
    'invitation',
    'outbox',
    'audit_entry',
    'graphile_worker._private_jobs',
  ];
  const [row] = await identity.sql<Record<string, string>>(`SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS "${table}"`).join(', ')}`);
  return row!;
}
