import { createForgetDocuments } from '@conect/documents';
import { appendToOutbox } from '@conect/event-bus';
import { auditOf, scheduleJob, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { subjectOf, type AccountMail, type AccountUnit } from '../../account/application/ports';
import { createAccountStore } from '../../account/database/stores/account-store';
import { createEmailConfirmationStore } from '../../account/database/stores/email-confirmation-store';
import { createPasswordResetStore } from '../../account/database/stores/password-reset-store';
import type { ClientUnit } from '../../client/application/ports';
import { createApiClientStore } from '../../client/database/stores/api-client-store';
import type { CredentialUnit } from '../../credential/application/ports';
import { gatherJob, type DataExportUnit } from '../../data-export/application/ports';
import { createDataExportStore } from '../../data-export/database/stores/data-export-store';
import { createSecondFactorStore } from '../../credential/database/stores/second-factor-store';
import { createSignInChallengeStore } from '../../credential/database/stores/sign-in-challenge-store';
import type { ErasureUnit } from '../../erasure/application/ports';
import { createErasureStore } from '../../erasure/database/stores/erasure-store';
import type { ExternalUnit } from '../../external-sign-in/application/ports';
import { createExternalFlowStore } from '../../external-sign-in/database/stores/external-flow-store';
import { createExternalIdentityStore } from '../../external-sign-in/database/stores/external-identity-store';
import { documentRecordsOf } from '../../document/database/document-records';
import type { GuardianUnit } from '../../guardian/application/ports';
import { createGuardianConsentStore } from '../../guardian/database/stores/guardian-consent-store';
import type { InstitutionAccountUnit } from '../../institution-account/application/ports';
import { createAccountRequestStore } from '../../institution-account/database/stores/account-request-store';
import type { InvitationUnit } from '../../invitation/application/ports';
import { createInvitationStore } from '../../invitation/database/stores/invitation-store';
import type { MembershipUnit } from '../../membership/application/ports';
import { createInstitutionStore } from '../../membership/database/stores/institution-store';
import { createMembershipStore } from '../../membership/database/stores/membership-store';
import type { PasskeyUnit } from '../../passkey/application/ports';
import { createPasskeyCeremonyStore } from '../../passkey/database/stores/passkey-ceremony-store';
import { createPasskeyStore } from '../../passkey/database/stores/passkey-store';
import type { SessionUnit, SigningKeyUnit } from '../../session/application/ports';
import { createSessionStore } from '../../session/database/stores/session-store';
import { createSigningKeyStore } from '../../session/database/stores/signing-key-store';
import type { IdentityEvent } from '../domain/events';

/** What any command of identity may touch inside one transaction. */
export type IdentityUnit = AccountUnit &
  GuardianUnit &
  ClientUnit &
  CredentialUnit &
  DataExportUnit &
  ErasureUnit &
  ExternalUnit &
  PasskeyUnit &
  SessionUnit &
  SigningKeyUnit &
  MembershipUnit &
  InstitutionAccountUnit &
  InvitationUnit;

/** The job that writes and sends one mail. */
export const accountMailJob = 'send-account-mail';

/** The job that takes the next step of one erasure. */
export const erasureJob = 'see-to-erasure';

const forgetDocuments = createForgetDocuments(documentRecordsOf);

type OutgoingEvent = Parameters<typeof appendToOutbox>[1][number];

/** Says what happened in the words that other services rely on. */
export type ToOutgoingEvent = (event: IdentityEvent, facts: Pick<TransactionFacts, 'actorId' | 'traceparent'>) => OutgoingEvent;

/** Builds the stores, the outbox, the audit trail and the mail queue on one transaction. */
export const createUnitOf =
  (toOutgoingEvent: ToOutgoingEvent) =>
  (manager: EntityManager, facts: TransactionFacts): IdentityUnit => ({
    now: facts.now,
    accounts: createAccountStore(manager),
    confirmations: createEmailConfirmationStore(manager),
    resets: createPasswordResetStore(manager),
    guardianConsents: createGuardianConsentStore(manager),
    secondFactors: createSecondFactorStore(manager),
    challenges: createSignInChallengeStore(manager),
    passkeys: createPasskeyStore(manager),
    ceremonies: createPasskeyCeremonyStore(manager),
    externalIdentities: createExternalIdentityStore(manager),
    externalFlows: createExternalFlowStore(manager),
    sessions: createSessionStore(manager),
    signingKeys: createSigningKeyStore(manager),
    memberships: createMembershipStore(manager),
    institutions: createInstitutionStore(manager),
    apiClients: createApiClientStore(manager),
    invitations: createInvitationStore(manager),
    documents: documentRecordsOf(manager),
    forgetDocuments: (userId) => forgetDocuments({ data: { userId } }, manager),
    dataExports: createDataExportStore(manager),
    gatherLater: (exportId, runAt) => scheduleJob(manager, gatherJob, { exportId }, { jobKey: `${gatherJob}:${exportId}`, ...(runAt === undefined ? {} : { runAt }) }),
    accountRequests: createAccountRequestStore(manager),
    erasures: createErasureStore(manager),
    seeToErasureSoon: (erasureId) => scheduleJob(manager, erasureJob, { erasureId }, { jobKey: `${erasureJob}:${erasureId}` }),
    tentatively: async (work) => {
      await manager.query('SAVEPOINT tentative');
      const end = await work();
      await manager.query(end === 'KEEP' ? 'RELEASE SAVEPOINT tentative' : 'ROLLBACK TO SAVEPOINT tentative');
    },
    sendMail: (mail) => scheduleJob(manager, accountMailJob, mail, { jobKey: mailKey(mail) }),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: auditOf(manager, facts),
  });

/** One waiting mail per kind and subject: asking ten times during an outage writes one mail about an existing account. */
const mailKey = (mail: AccountMail): string => `${mail.kind}:${subjectOf(mail)}`;
