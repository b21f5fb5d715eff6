import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { emailConfirmationTable } from '../../account/database/tables/email-confirmation.table';
import { passwordResetTable } from '../../account/database/tables/password-reset.table';
import { userAccountTable } from '../../account/database/tables/user-account.table';
import { apiClientTable } from '../../client/database/tables/api-client.table';
import { dataExportTable } from '../../data-export/database/tables/data-export.table';
import { recoveryCodeTable } from '../../credential/database/tables/recovery-code.table';
import { secondFactorTable } from '../../credential/database/tables/second-factor.table';
import { signInChallengeTable } from '../../credential/database/tables/sign-in-challenge.table';
import { erasureAnswerTable } from '../../erasure/database/tables/erasure-answer.table';
import { erasureTable } from '../../erasure/database/tables/erasure.table';
import { externalFlowTable } from '../../external-sign-in/database/tables/external-flow.table';
import { externalIdentityTable } from '../../external-sign-in/database/tables/external-identity.table';
import { documentTable } from '../../document/database/tables/document.table';
import { guardianConsentTable } from '../../guardian/database/tables/guardian-consent.table';
import { accountRequestTable } from '../../institution-account/database/tables/account-request.table';
import { invitationTable } from '../../invitation/database/tables/invitation.table';
import { institutionTable } from '../../membership/database/tables/institution.table';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { passkeyCeremonyTable } from '../../passkey/database/tables/passkey-ceremony.table';
import { passkeyTable } from '../../passkey/database/tables/passkey.table';
import { refreshTokenTable } from '../../session/database/tables/refresh-token.table';
import { sessionTable } from '../../session/database/tables/session.table';
import { signingKeyTable } from '../../session/database/tables/signing-key.table';
import { CreateIdentity1764000000000 } from './migrations/1764000000000-create-identity';
import { CreateConsumerGeneration1764000300000 } from './migrations/1764000300000-create-consumer-generation';
import { AddPasswordReset1764100000000 } from './migrations/1764100000000-add-password-reset';
import { AddThrottle1764200000000 } from './migrations/1764200000000-add-throttle';
import { AddSecondFactor1764300000000 } from './migrations/1764300000000-add-second-factor';
import { AddPasskey1764700000000 } from './migrations/1764700000000-add-passkey';
import { CreateEventPositions1764800000000 } from './migrations/1764800000000-create-event-positions';
import { AddApiClient1764710000000 } from './migrations/1764710000000-add-api-client';
import { AddDisabledAccount1764711000000 } from './migrations/1764711000000-add-disabled-account';
import { AddExternalSignIn1764720000000 } from './migrations/1764720000000-add-external-sign-in';
import { ExtendInstitution1765400000000 } from './migrations/1765400000000-extend-institution';
import { ChainAuditEntries1765200000000 } from './migrations/1765200000000-chain-audit-entries';
import { AddInstitutionAccount1765410000000 } from './migrations/1765410000000-add-institution-account';
import { AddInvitation1765420000000 } from './migrations/1765420000000-add-invitation';
import { AddGuardianConsent1765520000000 } from './migrations/1765520000000-add-guardian-consent';
import { AddInactivity1765521000000 } from './migrations/1765521000000-add-inactivity';
import { CreateInboxFloor1765522000000 } from './migrations/1765522000000-create-inbox-floor';
import { ExportPersonalData1767000690000 } from './migrations/1767000690000-export-personal-data';
import { AddErasure1767000750000 } from './migrations/1767000750000-add-erasure';
import { throttleTable } from './tables/throttle.table';

interface Options {
  readonly url: string;
  readonly onPoolError?: (error: unknown) => void;
}

/** Every table of identity, by name. */
const entities = [
  userAccountTable,
  emailConfirmationTable,
  passwordResetTable,
  sessionTable,
  refreshTokenTable,
  signingKeyTable,
  institutionTable,
  membershipTable,
  throttleTable,
  secondFactorTable,
  recoveryCodeTable,
  signInChallengeTable,
  passkeyTable,
  passkeyCeremonyTable,
  apiClientTable,
  externalIdentityTable,
  externalFlowTable,
  documentTable,
  accountRequestTable,
  invitationTable,
  guardianConsentTable,
  dataExportTable,
  erasureTable,
  erasureAnswerTable,
];

/** Every migration of identity, in order. */
const migrations = [
  CreateIdentity1764000000000,
  CreateConsumerGeneration1764000300000,
  AddPasswordReset1764100000000,
  AddThrottle1764200000000,
  AddSecondFactor1764300000000,
  AddPasskey1764700000000,
  AddApiClient1764710000000,
  AddDisabledAccount1764711000000,
  AddExternalSignIn1764720000000,
  CreateEventPositions1764800000000,
  ChainAuditEntries1765200000000,
  ExtendInstitution1765400000000,
  AddInstitutionAccount1765410000000,
  AddInvitation1765420000000,
  AddGuardianConsent1765520000000,
  AddInactivity1765521000000,
  CreateInboxFloor1765522000000,
  ExportPersonalData1767000690000,
  AddErasure1767000750000,
];

/** Identity's database. */
export const createIdentityDataSource = (options: Options): DataSource =>
  createDataSource({
    ...options,
    applicationName: 'identity',
    entities,
    migrations,
  });
