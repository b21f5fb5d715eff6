import type { DocumentContext } from '@conect/documents';
import type { SubgraphRequest } from '@conect/service-kit';
import type { AccountContext } from '../../account/graphql/context';
import type { AuditContext } from '../../audit/graphql/context';
import type { ClientContext } from '../../client/graphql/context';
import type { CredentialContext } from '../../credential/graphql/context';
import type { ErasureContext } from '../../erasure/graphql/context';
import type { ExternalSignInContext } from '../../external-sign-in/graphql/context';
import type { DocumentPurpose } from '../../document/domain/document';
import type { DataExportContext } from '../../data-export/graphql/context';
import type { GuardianContext } from '../../guardian/graphql/context';
import type { InstitutionAccountContext } from '../../institution-account/graphql/context';
import type { InstitutionContext } from '../../institution/graphql/context';
import type { InvitationContext } from '../../invitation/graphql/context';
import type { MembershipContext } from '../../membership/graphql/context';
import type { PasskeyContext } from '../../passkey/graphql/context';
import type { RetentionContext } from '../../retention/graphql/context';
import type { SessionContext } from '../../session/graphql/context';

/** What resolvers are given: the request, and what each area adds to it. One line per area. */
export interface IdentityContext
  extends SubgraphRequest,
    AccountContext,
    AuditContext,
    ClientContext,
    CredentialContext,
    ErasureContext,
    ExternalSignInContext,
    DocumentContext<DocumentPurpose>,
    DataExportContext,
    GuardianContext,
    InstitutionAccountContext,
    InstitutionContext,
    InvitationContext,
    PasskeyContext,
    RetentionContext,
    SessionContext,
    MembershipContext {}
