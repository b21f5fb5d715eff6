const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#IdentityContext',
  mappers: {
    ApiClient: '../../../client/domain/api-client#ApiClient as ApiClientModel',
    ApiClientConnection: '../../../client/graphql/context#ApiClientPage',
    User: '../../../account/graphql/user-view#UserView',
    Erasure: '../../../erasure/graphql/context#ErasureView',
    ExternalSignInProvider: '../../../external-sign-in/domain/provider#Provider',
    ExternalIdentity: '../../../external-sign-in/domain/external-identity#ExternalIdentity as ExternalIdentityModel',
    Session: '../../../session/domain/session#LiveSession',
    Passkey: '../../../passkey/domain/passkey#Passkey as PasskeyModel',
    Membership: '../../../membership/domain/membership#Membership as MembershipModel',
    InstitutionAccountRequest: '../../../institution-account/domain/account-request#AccountRequest as AccountRequestModel',
    InstitutionAccountRequestConnection: '../../../institution-account/graphql/context#AccountRequestPage',
    IdentityDocument: '@conect/kernel#Document as DocumentModel',
    DataExport: '../../../data-export/domain/data-export#DataExport as DataExportModel',
    Invitation: '../../../invitation/domain/invitation#Invitation as InvitationModel',
    Institution: '../../../membership/domain/institution#Institution as InstitutionModel',
    InstitutionConnection: '../../../institution/graphql/context#InstitutionPage',
    Organization: '../../../membership/graphql/context#OrganizationReference',
    IdentityAuditEntry: '@conect/service-kit#AuditEntryView',
    IdentityAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
  },
});
