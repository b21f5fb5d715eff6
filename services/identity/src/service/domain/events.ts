import type { ClientEvent } from '../../client/domain/api-client';
import type { DataExportChange } from '../../data-export/domain/data-export';
import type { AccountRequest } from '../../institution-account/domain/account-request';
import type { Invitation } from '../../invitation/domain/invitation';
import type { Institution, InstitutionField } from '../../membership/domain/institution';
import type { Membership } from '../../membership/domain/membership';
import type { SessionEndReason } from '../../session/domain/session';

/** A field of the profile, as `UserProfileUpdated` names it. */
export type ProfileField = 'name' | 'language' | 'email';

/** What can have happened in identity; `version` is the aggregate's after the change. */
export type IdentityEvent =
  | { readonly name: 'UserRegistered'; readonly userId: string; readonly version: number }
  | { readonly name: 'UserEmailConfirmed'; readonly userId: string; readonly version: number }
  | {
      readonly name: 'UserProfileUpdated';
      readonly userId: string;
      readonly version: number;
      readonly changedFields: readonly ProfileField[];
    }
  | { readonly name: 'UserPasswordChanged'; readonly userId: string; readonly version: number }
  | { readonly name: 'UserSecondFactorEnabled'; readonly userId: string; readonly version: number; readonly kind: 'TOTP' | 'PASSKEY' }
  | { readonly name: 'UserSecondFactorRemoved'; readonly userId: string; readonly version: number; readonly anyLeft: boolean }
  | { readonly name: 'GuardianConfirmationRequested' | 'MinorAccountConfirmed' | 'MinorAccountWithdrawn' | 'UserCameOfAge' | 'UserErased' | 'UserWarnedOfInactivity' | 'UserArchived' | 'UserRestored'; readonly userId: string; readonly version: number }
  | { readonly name: 'UserErasureRequested' | 'UserErasureDeferred' | 'UserErasureWithdrawn' | 'UserErasureBegun' | 'UserErasureCompleted'; readonly userId: string; readonly version: number; readonly erasureId: string }
  | { readonly name: 'UserDisabled' | 'UserEnabled'; readonly userId: string; readonly version: number }
  | { readonly name: 'ExternalIdentityLinked' | 'ExternalIdentityUnlinked'; readonly userId: string; readonly version: number; readonly externalIdentityId: string }
  | { readonly name: 'SessionEnded'; readonly sessionId: string; readonly userId: string; readonly reason: Exclude<SessionEndReason, 'ACCOUNT_DISABLED'> }
  | { readonly name: 'AccessTokensRevoked'; readonly sessionId: string; readonly subjectId: string; readonly reason: string }
  | ClientEvent
  | DataExportChange['event']
  | { readonly name: 'MembershipGranted'; readonly membership: Membership }
  | { readonly name: 'MembershipRevoked'; readonly membership: Membership }
  | { readonly name: 'MemberInvited' | 'InvitationAccepted' | 'InvitationRevoked'; readonly invitation: Invitation }
  | { readonly name: 'InstitutionAccountRequested' | 'InstitutionRepresentativeRejected'; readonly request: AccountRequest }
  | { readonly name: 'InstitutionRepresentativeValidated'; readonly request: AccountRequest; readonly membershipId: string }
  | { readonly name: 'InstitutionCreated' | 'InstitutionClosed'; readonly institution: Institution }
  | { readonly name: 'InstitutionUpdated'; readonly institution: Institution; readonly changedFields: readonly InstitutionField[] };
